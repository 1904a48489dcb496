/** A component that is rendered again only where one of its properties is another one. */
import { Component, createElement } from 'preact'
import type { ComponentClass, FunctionComponent } from 'preact'

export function memo<P extends object>(view: FunctionComponent<P>): ComponentClass<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const now = this.props as Readonly<P>
      return (Object.keys({ ...now, ...next }) as (keyof P)[]).some((name) => now[name] !== next[name])
    }

    override render() {
      return createElement(view, this.props)
    }
  }
}
