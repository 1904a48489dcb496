/** The mark of Snug: a speech bubble with a lit window in it. */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#c2410c" d="M14 6h36a10 10 0 0 1 10 10v24a10 10 0 0 1-10 10H34L20 61c-1.5 1.2-3.500.1-3.500-1.800V50H14A10 10 0 0 1 4 40V16A10 10 0 0 1 14 6z"/><path fill="#ffe9c7" d="M32 13c7 0 12 5 12 12v17H20V25c0-7 5-12 12-12z"/><path fill="none" stroke="#c2410c" stroke-width="3" d="M32 13v29M20 28h24"/></svg>
`
