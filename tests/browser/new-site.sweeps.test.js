// Acting on many at once in a browser: chosen by the keyboard, counted, removed in one step, undone by one button.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { answers, asks, joins, start, withRole } from "./new-site.js"
import { serious, sideways } from "./checks.js"

let site, mona
before(async () => {
  site = await start()
  const ada = await joins(site, "Ada")
  await asks(ada, "How do I restore a backup?")
  const shop = await joins(site, "Shop")
  for (const text of ["Buy my pills.", "More pills."]) {
    await shop.goto("/threads/1")
    await answers(shop, text)
  }
  await ada.goto("/threads/1")
  await answers(ada, "Delete the folder first.")
  const mia = await joins(site, "Mia")
  for (const post of [2, 3, 4]) {
    await mia.goto(`/posts/${post}/flags`)
    await mia.getByLabel("It is advertising").check()
    await mia.getByRole("button", { name: "Send the flag" }).click()
    await mia.getByText("Thank you. A moderator will look at it").waitFor()
  }
  mona = await withRole(site, "Mona", "moderator")
})
after(async () => { await site?.stop() })

const remove = () => mona.getByRole("button", { name: "Remove what is chosen" })

test("cases are chosen by a key, counted, removed in one step with their author suspended, and all of it is undone", async () => {
  await mona.goto("/cases")
  assert.equal(await remove().isVisible(), false)
  await mona.evaluate(() => { window.isSamePage = true })
  await mona.keyboard.press("j")
  await mona.keyboard.press("x")
  await mona.getByText("Chosen: posts 1, people 1").waitFor()
  await mona.getByLabel("All on this page").check()
  await mona.getByText("Chosen: posts 3, people 2").waitFor()
  await mona.getByLabel("Suspend who wrote them?").selectOption("week")
  await remove().click()
  await mona.getByRole("heading", { name: "3 posts removed, 2 people suspended" }).waitFor()
  await mona.getByRole("button", { name: "Undo all of it" }).click()
  await mona.getByText("Undone. All of it is as it was before.").waitFor()
  assert.equal(await mona.locator("button.queue__item").count(), 3)
  assert.equal(await mona.evaluate(() => window.isSamePage === true), true)
})

test("axe finds nothing serious where many are chosen, light and dark, and it fits the smallest phone", async () => {
  const found = []
  for (const colorScheme of ["light", "dark"]) {
    await mona.emulateMedia({ colorScheme })
    for (const path of ["/cases", "/cases/1/author?within=week", "/threads/1"]) {
      await mona.goto(path)
      if (path === "/cases") await mona.getByLabel("All on this page").check()
      for (const fault of await serious(mona)) found.push(`${path}: ${fault}`)
      await mona.setViewportSize({ width: 320, height: 700 })
      const over = await sideways(mona)
      if (over > 0) found.push(`${path}: ${over} px too wide`)
      await mona.setViewportSize({ width: 1280, height: 900 })
    }
  }
  assert.deepEqual(found, [])
})

test("no page reported an error to the console", () => {
  assert.deepEqual(site.faults, [])
})
