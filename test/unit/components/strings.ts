/** Puts the interface strings behind the fake browser's `i18n.getMessage`, which WXT's fake leaves out. */
import { fakeBrowser } from 'wxt/testing/fake-browser';
import en from '../../../locales/en.yml?raw';
import ko from '../../../locales/ko.yml?raw';
import { messagesFrom } from '../../locale-messages';

/** Strings of one language from now on. */
export function useStrings(lang: 'en' | 'ko' = 'en'): void {
  Object.assign(fakeBrowser, {
    i18n: { getMessage: messagesFrom(lang === 'ko' ? ko : en), getUILanguage: () => lang },
  });
}
