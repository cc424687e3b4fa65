/**
 * How each kind of relation reads on a card, seen from the entity the card is about.
 */
import type { RelationType } from './schema';

export const RELATION_LABELS: Record<RelationType, { en: string; ko: string }> = {
  'part-of': { en: 'Part of', ko: '상위' },
  'has-part': { en: 'Includes', ko: '하위' },
  replaces: { en: 'Replaced', ko: '이전' },
  'replaced-by': { en: 'Replaced by', ko: '후신' },
  'led-by': { en: 'Led by', ko: '지도자' },
  leads: { en: 'Leads', ko: '이끄는 곳' },
  'member-of': { en: 'Member of', ko: '소속' },
  'has-member': { en: 'Members', ko: '구성원' },
  'operated-by': { en: 'Operated by', ko: '운용 주체' },
  operates: { en: 'Operates', ko: '운용 대상' },
  'created-by': { en: 'Created by', ko: '만든 곳' },
  created: { en: 'Created', ko: '만든 것' },
  'located-in': { en: 'Located in', ko: '위치' },
  'location-of': { en: 'Located here', ko: '이곳에 있는 것' },
  'attributed-to': { en: 'Attributed to', ko: '배후로 지목' },
  attributed: { en: 'Attributed to it', ko: '소행으로 지목' },
  amends: { en: 'Amends', ko: '개정 대상' },
  'amended-by': { en: 'Amended by', ko: '개정한 문서' },
  'variant-of': { en: 'Variant of', ko: '원형' },
  'has-variant': { en: 'Variants', ko: '파생형' },
  'parent-of': { en: 'Parent of', ko: '자녀' },
  'child-of': { en: 'Child of', ko: '부모' },
  'sibling-of': { en: 'Sibling of', ko: '형제자매' },
  'spouse-of': { en: 'Spouse of', ko: '배우자' },
  'counterpart-of': { en: 'Counterpart of', ko: '상대역' },
  'party-to': { en: 'Party to', ko: '참여 협정' },
  'has-party': { en: 'Parties', ko: '당사자' },
  about: { en: 'Concerns', ko: '대상' },
  'subject-of': { en: 'Subject of', ko: '관련 문서' },
  'related-to': { en: 'Related', ko: '관련' },
};
