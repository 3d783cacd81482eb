// A reader of Korean: what the browser asks for, the switch with and without script, and moments told by script.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { start } from "./demo-site.js"
import { visitor } from "./site.js"

let site
before(async () => { site = await start() })
after(async () => { await site?.stop() })

const speaks = (page) => page.evaluate(() => document.documentElement.lang)
const isKorean = (text) => /[가-힣]/.test(text) && !/[A-Za-z]/.test(text)

test("a browser that asks for Korean gets it, and scripts tell moments in Korean", async () => {
  const page = await visitor(site, { locale: "ko-KR", width: 390 })
  for (const path of ["/", "/threads", "/threads/1", "/people"]) {
    await page.goto(path)
    assert.equal(await speaks(page), "ko")
    const moments = await page.locator("local-time time").allTextContents()
    assert.deepEqual(moments.filter((text) => !isKorean(text)), [], path)
  }
  await page.context().close()
})

for (const script of [true, false]) {
  test(`the switch leads back to the page, in the other language, ${script ? "with" : "without"} script`, async () => {
    const page = await visitor(site, { locale: "ko-KR", script })
    await page.goto("/threads?tab=resolved")
    await page.getByRole("button", { name: "English" }).click()
    await page.waitForURL(/\/threads\?tab=resolved$/)
    await page.getByRole("heading", { name: "Threads", exact: true }).waitFor()
    await page.goto("/spaces")
    await page.getByRole("button", { name: "한국어" }).click()
    await page.waitForURL(/\/spaces$/)
    await page.getByRole("heading", { name: "스페이스", exact: true }).waitFor()
    await page.context().close()
  })
}

test("no page reported an error to the console", () => {
  assert.deepEqual(site.faults, [])
})
