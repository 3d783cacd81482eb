// The demonstration's pages as those see them who would judge it: each kind of page that can be reached by links.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { serious, sideways } from "./checks.js"
import { signedIn, start } from "./demo-site.js"
import { visitor } from "./site.js"

/** How many pages of one kind are looked at; more of threads, to meet every state and language. */
const ofOneKind = (kind) => (kind === "/threads/N?" ? 8 : 2)
/** No pages of the site: files, and a mail as a mail program draws it, in a sandbox where no script runs. */
const others = /^\/(sign-out|assets|uploads|setup)|^\/admin\/mail\/folder\/[^/]+\/html$|\.(css|js|svg|png|txt|xml)$/

let site
before(async () => { site = await start() })
after(async () => { await site?.stop() })

/** The kind of page that an address leads to: its numbers and names put aside, its parameters' names kept. */
function kindOf({ pathname, searchParams }) {
  const path = pathname.replace(/\d[^/]*/g, "N").replace(/^(\/(admin\/)?(spaces|tags|people|help|groups))\/(?!new$)[^/]+/, "$1/NAME")
  return `${path}?${[...new Set(searchParams.keys())].sort()}`
}

/** Follows the links of each page, a few of a kind, and hands each page that answers to `look`. */
async function walks(page, look) {
  const waiting = ["/"], met = new Set(waiting), counts = new Map()
  while (waiting.length > 0) {
    const path = waiting.shift()
    const answer = await page.goto(path)
    if (answer.status() !== 200) throw new Error(`${path} was linked, and answers ${answer.status()}`)
    await look(path)
    for (const href of await page.evaluate(() => [...document.links].map((link) => link.href))) {
      const url = new URL(href)
      const next = url.pathname + url.search
      if (url.origin !== site.base || met.has(next) || others.test(url.pathname)) continue
      const kind = kindOf(url), count = (counts.get(kind) ?? 0) + 1
      if (count > ofOneKind(kind)) continue
      counts.set(kind, count)
      met.add(next)
      waiting.push(next)
    }
  }
  return met.size
}

const visitors = [
  { who: "a guest", dark: false, width: 1280 },
  { who: "a member", role: "member", dark: true, width: 390 },
  { who: "a moderator", role: "moderator", dark: true, width: 1280 },
  { who: "an administrator", role: "admin", dark: false, width: 320 },
  { who: "a lead who reads Korean", role: "lead", language: "한국어", dark: false, width: 390 },
]

for (const { who, role, language, dark, width } of visitors) {
  test(`axe finds nothing serious where ${who} can go, ${dark ? "dark" : "light"}, at ${width} px, and all of it fits`, async () => {
    const options = { dark, width }
    const page = role ? await signedIn(site, role, options) : await visitor(site, options)
    if (language) await page.getByRole("button", { name: language }).click()
    // By fault, where it was met first and how often: one fault of the frame stands on every page.
    const found = new Map()
    const met = await walks(page, async (path) => {
      const faults = await serious(page)
      const over = await sideways(page)
      if (over > 0) faults.push(`${over} px too wide`)
      for (const fault of faults) {
        const before = found.get(fault) ?? { first: path, times: 0 }
        found.set(fault, { ...before, times: before.times + 1 })
      }
    })
    await page.context().close()
    assert.deepEqual([...found].map(([fault, { first, times }]) => `${fault} (${first}, ${times} pages)`), [])
    assert.ok(met > 40, `only ${met} pages were met`)
  })
}

test("no page reported an error to the console", () => {
  assert.deepEqual(site.faults, [])
})
