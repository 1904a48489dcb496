/** What a browser is asked for: WebDriver, by the name that Firefox has for it and by the request of the standard. https://www.w3.org/TR/webdriver2/ */

export const COMMANDS = {
  navigate: ['WebDriver:Navigate', 'POST', '/url'],
  execute: ['WebDriver:ExecuteScript', 'POST', '/execute/sync'],
  executeLater: ['WebDriver:ExecuteAsyncScript', 'POST', '/execute/async'],
  click: ['WebDriver:ElementClick', 'POST', '/element/{id}/click'],
  actions: ['WebDriver:PerformActions', 'POST', '/actions'],
  releaseActions: ['WebDriver:ReleaseActions', 'DELETE', '/actions'],
  newWindow: ['WebDriver:NewWindow', 'POST', '/window/new'],
  windows: ['WebDriver:GetWindowHandles', 'GET', '/window/handles'],
  switchTo: ['WebDriver:SwitchToWindow', 'POST', '/window'],
  closeWindow: ['WebDriver:CloseWindow', 'DELETE', '/window'],
  resize: ['WebDriver:SetWindowRect', 'POST', '/window/rect'],
} as const

export type Command = keyof typeof COMMANDS

/** How an element is named in what goes to and fro. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** A browser that runs. */
export interface Driver {
  /** Gives what the browser answers; rejects with what it says against it. */
  ask(command: Command, params?: Readonly<Record<string, unknown>>): Promise<unknown>
  /** What pages of an origin complained about so far, where the browser itself says that: errors, exceptions, refusals of their policy. */
  complaints?(origin: string): Promise<string[]>
  /** Takes the network away, or gives it back, where it can. */
  setOffline?(isOffline: boolean): Promise<void>
  /** Pages may keep nothing, as where people block all cookies; or may again. */
  setStorage?(isAllowed: boolean): Promise<void>
  end(): Promise<void>
}
