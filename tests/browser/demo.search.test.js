// Found before asked: a search in vain leads to asking with its words kept, a suggestion there solves it, and the
// draft is put away; with and without JavaScript, on a phone and on a desk, and in Korean.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { serious, sideways, tabsTo } from "./checks.js"
import { signedIn, start } from "./demo-site.js"
import { ofThread, visitor } from "./site.js"

let site
before(async () => { site = await start() })
after(async () => { await site?.stop() })

/** Has no result, and begins as a resolved thread's title does. */
const inVain = "Hub 2 drops every xyzzyq"
const title = "Hub 2 drops every Zigbee device about ten minutes after updating"

async function isFine(page) {
  assert.deepEqual(await serious(page), [], page.url())
  assert.equal(await sideways(page), 0, page.url())
}

for (const width of [1280, 390]) {
  for (const script of [true, false]) {
    test(`what was searched in vain is found before it is asked, at ${width} px ${script ? "with" : "without"} JavaScript`, async () => {
      const page = await signedIn(site, "member", { width, script })
      await page.goto(`/search?q=${encodeURIComponent(`"${inVain}"`)}`)
      await page.getByRole("heading", { name: "Nobody has asked about this yet" }).waitFor()
      if (script) await isFine(page)
      await page.getByRole("link", { name: "Ask, with these words kept" }).click()
      const field = page.getByLabel("Your question in one sentence")
      assert.match(await field.inputValue(), /Hub 2 drops every xyzzyq/)

      await field.fill(title)
      if (!script) await page.getByRole("button", { name: "Search for this first" }).click()
      const suggested = page.locator("main .suggestion", { hasText: title }).first()
      await suggested.waitFor()
      assert.match(await suggested.innerText(), /Resolved/)
      assert.equal(await page.getByLabel("Your question in one sentence").inputValue(), title)
      if (script) await isFine(page)
      await page.getByRole("button", { name: "This solved it" }).first().click()
      await page.waitForURL(ofThread)
      await page.getByText("Good that it is solved").waitFor()
      await page.goto("/ask")
      assert.equal(await page.getByLabel("Your question in one sentence").inputValue(), "")
      await page.context().close()
    })
  }
}

test("the keyboard alone goes from the header's field to a thread", async () => {
  const page = await visitor(site)
  await page.goto("/threads")
  await tabsTo(page, "Search questions and answers")
  await page.keyboard.type("hub drops zigb")
  const field = page.locator("header input[name=q]")
  await page.locator("header .suggestion").first().waitFor()
  assert.equal(await field.getAttribute("aria-expanded"), "true")
  await page.keyboard.press("ArrowDown")
  const marked = await field.getAttribute("aria-activedescendant")
  assert.equal(await page.locator(`#${marked}`).getAttribute("aria-selected"), "true")
  await isFine(page)
  await page.keyboard.press("Escape")
  assert.equal(await field.getAttribute("aria-expanded"), "false")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await page.waitForURL(ofThread)
  await page.context().close()
})

test("Korean is found by a word with another particle, and its pages are fine", async () => {
  const page = await visitor(site, { locale: "ko-KR", width: 390, dark: true })
  await page.goto(`/search?q=${encodeURIComponent("와이파이가 끊겨요")}`)
  const first = page.locator("main .result").first()
  await first.waitFor()
  assert.match(await first.innerText(), /와이파이/)
  assert.ok(await first.locator("mark").count() > 0, "what fits is marked")
  await isFine(page)
  await page.goto(`/search?q=${encodeURIComponent("쀍쀍쀍")}`)
  await page.getByRole("heading", { name: "아직 이 질문을 한 분이 없어요" }).waitFor()
  await isFine(page)
  await page.context().close()
})

test("no page reported an error to the console", () => {
  assert.deepEqual(site.faults, [])
})
