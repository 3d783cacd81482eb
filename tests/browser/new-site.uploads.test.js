// On a site that begins empty: a question with a screenshot, pasted where there is JavaScript, chosen where not.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { chooseSpace, joins, start } from "./new-site.js"
import { ofThread } from "./site.js"

let site
before(async () => { site = await start() })
after(async () => { await site?.stop() })

const ways = [
  { width: 1280, script: true },
  { width: 390, script: true },
  { width: 1280, script: false },
  { width: 390, script: false },
]
const shows = "The screen with error 17"

for (const way of ways) {
  test(`a question has a screenshot at ${way.width} px ${way.script ? "with" : "without"} JavaScript`, async () => {
    const faults = site.faults.length
    const page = await joins(site, `Pia${way.width}${way.script ? "s" : "n"}`, way)
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } })
    await page.goto("/ask")
    await page.getByLabel("Your question in one sentence").fill("What is error 17?")
    await chooseSpace(page)
    await page.locator("textarea[name=body]").fill("It says this.")
    await (way.script ? pastes(page, picture) : chooses(page, picture))
    await page.getByRole("button", { name: "Post the question" }).click()
    await page.waitForURL(ofThread)

    const shown = page.locator(".prose a.picture img")
    assert.equal(await shown.getAttribute("alt"), shows)
    assert.deepEqual([await shown.getAttribute("width"), await shown.getAttribute("height")], ["300", "200"])
    const given = await page.request.get(await shown.getAttribute("src"))
    assert.equal(given.headers()["content-type"], "image/png")
    const box = await shown.boundingBox()
    assert.ok(box.x >= 0 && box.x + box.width <= way.width, `it stands beyond the page: ${JSON.stringify(box)}`)
    await page.context().close()
    assert.deepEqual(site.faults.slice(faults), [])
  })
}

/** Pastes a picture, and is asked what it shows. */
async function pastes(page, picture) {
  await page.locator("textarea[name=body]").evaluate((text, bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }))
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
  }, [...picture])
  const words = page.getByLabel("What does it show?")
  await words.waitFor()
  await page.getByRole("button", { name: "Post the question" }).click()
  await page.getByText("One thing before it is sent").waitFor()
  await words.fill(shows)
}

/** Chooses a picture; the form comes back with it, and with everything that was typed. */
async function chooses(page, picture) {
  await page.locator("input[type=file]").setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: picture })
  await page.getByRole("button", { name: "Add the file" }).click()
  await page.getByText("stands at the end of your text").waitFor()
  const text = page.locator("textarea[name=body]")
  await text.fill((await text.inputValue()).replace("![]", `![${shows}]`))
}
