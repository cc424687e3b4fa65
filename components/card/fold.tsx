/**
 * A piece of a card that is open or not.
 */
import { Component, type ComponentChildren } from 'preact';

export interface FoldProps {
  open?: boolean;
  draw: (open: boolean, toggle: () => void) => ComponentChildren;
}

/** Keeps whether it is open. A class, since hooks would add 1.5 KB (gzipped) to every page that has a mark. */
export class Fold extends Component<FoldProps, { open: boolean }> {
  override state = { open: this.props.open ?? false };

  override render() {
    return this.props.draw(this.state.open, () => this.setState(({ open }) => ({ open: !open })));
  }
}
