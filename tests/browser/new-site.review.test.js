// Reviewing in a browser: the commonest outcome in two clicks, by the keyboard alone, and without leaving the page.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { answers, asks, joins, start, withRole } from "./new-site.js"
import { serious, sideways } from "./checks.js"

let site, mona, mia, emil
before(async () => {
  site = await start()
  const ada = await joins(site, "Ada")
  for (const title of ["How do I restore a backup?", "How do I reset a bulb?", "How do I move a gateway?"]) {
    await asks(ada, title)
    await answers(ada, `Delete the folder first, to ${title.slice(9)}`)
  }
  await ada.context().close()
  mia = await joins(site, "Mia")
  mona = await withRole(site, "Mona", "moderator")
  emil = await withRole(site, "Emil", "expert")
  for (const post of [2, 4, 6]) await flags(mia, post)
})
after(async () => { await site?.stop() })

async function flags(page, post) {
  await page.goto(`/posts/${post}/flags`)
  await page.getByLabel("It is inaccurate").check()
  await page.getByLabel("What is wrong?").fill("It loses data.")
  await page.getByLabel("What is right, if you know?").fill("Copy the folder.")
  await page.getByRole("button", { name: "Send the flag" }).click()
  await page.getByText("Thank you. A moderator will look at it").waitFor()
}

/** What is done, with the number of pages that were read anew by it. */
async function readsAnew(page, act) {
  await page.evaluate(() => { window.isSamePage = true })
  await act()
  return !(await page.evaluate(() => window.isSamePage === true))
}

test("from the queue to a correction with a prepared text in two clicks, without reading the page anew", async () => {
  await mona.goto("/cases")
  const isRead = await readsAnew(mona, async () => {
    await mona.locator("button.queue__item").first().click()
    await mona.getByRole("button", { name: "End the case" }).click()
    await mona.getByRole("heading", { name: "Mona corrected it" }).waitFor()
  })
  assert.equal(isRead, false)
  assert.match(mona.url(), /\/cases\/\d+$/)
  assert.equal(await mona.locator("button.queue__item").count(), 2)
})

test("the same by three keys", async () => {
  await mona.goto("/cases")
  const isRead = await readsAnew(mona, async () => {
    await mona.keyboard.press("j")
    await mona.keyboard.press("o")
    await mona.getByRole("button", { name: "End the case" }).waitFor()
    await mona.keyboard.press("e")
    await mona.getByRole("heading", { name: "Mona corrected it" }).waitFor()
  })
  assert.equal(isRead, false)
})

test("a number chooses an outcome and shows what it asks for, and nothing happens while one writes", async () => {
  await mona.goto("/cases")
  await mona.locator("button.queue__item").first().click()
  await mona.getByRole("button", { name: "End the case" }).waitFor()
  await mona.keyboard.press("1")
  assert.equal(await mona.getByLabel("Why it is right").isVisible(), true)
  await mona.getByLabel("Why it is right").fill("jeo")
  await mona.keyboard.press("e")
  assert.equal(await mona.getByLabel("Why it is right").inputValue(), "jeoe")
  await mona.getByRole("button", { name: "Give it back" }).click()
  await mona.getByText("You have given it back.").waitFor()
})

test("what a rule holds is approved in two clicks, and by two keys", async () => {
  await site.admin.goto("/admin/rules/new?kind=phrases")
  await site.admin.getByLabel("Name").fill("Gambling")
  await site.admin.getByLabel("Phrases").fill("casino")
  await site.admin.getByRole("button", { name: "Save" }).click()
  await site.admin.getByText("Saved.").waitFor()
  for (const text of ["Our casino restores it.", "Another casino does."]) {
    await mia.goto("/threads/1")
    await answers(mia, text)
  }
  const first = mona.locator("button.queue__item").first()
  const waits = async (count) => {
    for (const until = Date.now() + 20_000; Date.now() < until;) {
      await mona.goto("/cases?reason=held")
      if (await mona.locator("button.queue__item").count() === count) return
    }
    assert.fail(`${count} posts never come to the queue`)
  }
  await waits(2)
  const isRead = await readsAnew(mona, async () => {
    await first.click()
    await mona.getByRole("button", { name: "End the case" }).click()
    await mona.getByRole("heading", { name: "Mona approved it" }).waitFor()
  })
  assert.equal(isRead, false)
  await waits(1)
  await mona.keyboard.press("o")
  await mona.getByRole("button", { name: "End the case" }).waitFor()
  await mona.keyboard.press("e")
  await mona.getByRole("heading", { name: "Mona approved it" }).waitFor()
  await mia.goto("/threads/1")
  assert.equal(await mia.locator(".held").count(), 0)
})

/** What a moderator does, counted. */
function hands(page) {
  const done = { clicks: 0, keys: 0 }
  const click = async (locator) => { done.clicks += 1; await locator.click() }
  const press = async (key) => { done.keys += 1; await page.keyboard.press(key) }
  return { done, click, press }
}

test("the other commonest outcomes take two or three clicks, or three or four keys", async () => {
  const leo = await joins(site, "Leo")
  for (const [post, reason] of [[1, "It is inaccurate"], [3, "It is advertising"], [5, "It is inaccurate"]]) {
    await leo.goto(`/posts/${post}/flags`)
    await leo.getByLabel(reason).check()
    if (reason.endsWith("inaccurate")) await leo.getByLabel("What is wrong?").fill("All of it.")
    await leo.getByRole("button", { name: "Send the flag" }).click()
    await leo.getByText("Thank you. A moderator will look at it").waitFor()
  }
  await leo.context().close()
  const end = mona.getByRole("button", { name: "End the case" })
  const journeys = [
    ["/cases?reason=inaccurate", "How do I restore a backup?", null, "Mona asked the author to revise it"],
    ["/cases?reason=spam", "How do I reset a bulb?", null, "Mona removed it"],
    ["/cases?reason=inaccurate", "How do I move a gateway?", "It is right", "Mona found it right"],
  ]
  for (const [queue, title, choice, ended] of journeys) {
    await mona.goto(queue)
    const { done, click, press } = hands(mona)
    await click(mona.locator("button.queue__item", { hasText: title }))
    await end.waitFor()
    if (choice) await click(mona.getByRole("radio", { name: choice }))
    await click(end)
    await mona.getByRole("heading", { name: ended }).waitFor()
    assert.equal(done.clicks, choice ? 3 : 2, ended)
    await mona.getByRole("button", { name: "Undo" }).click()
    await mona.getByText("Undone. The case is as it was before.").waitFor()

    await mona.goto(queue)
    const titles = await mona.locator("button.queue__item .queue__title").allTextContents()
    for (let nth = 0; nth <= titles.findIndex((it) => it.includes(title)); nth += 1) await press("j")
    const steps = done.keys
    await press("o")
    await end.waitFor()
    if (choice) await press("1")
    await press("e")
    await mona.getByRole("heading", { name: ended }).waitFor()
    assert.equal(done.keys - steps, choice ? 3 : 2, ended)
  }
})

test("an expert is asked from the case and finds the post with a button for each answer", async () => {
  await mona.goto("/cases/3")
  await mona.getByText("Ask an expert").click()
  await mona.getByRole("button", { name: "Ask", exact: true }).click()
  await mona.getByText("nobody has answered yet").waitFor()
  await emil.goto("/opinions")
  await emil.getByRole("button", { name: "It is wrong" }).waitFor()
})

for (const dark of [false, true]) {
  test(`axe finds nothing serious in the review, ${dark ? "dark" : "light"}, and it fits the smallest phone`, async () => {
    const found = []
    const pages = ["/cases", "/approvals", "/cases?show=closed", "/cases/3", "/cases/1", "/desk", "/flags", "/decisions", "/posts/2/flags", "/posts/2/hide"]
    for (const [person, path] of [...pages.map((path) => [mona, path]), [emil, "/opinions"]]) {
      await person.emulateMedia({ colorScheme: dark ? "dark" : "light" })
      await person.goto(path)
      for (const fault of await serious(person)) found.push(`${path}: ${fault}`)
      await person.setViewportSize({ width: 320, height: 700 })
      const over = await sideways(person)
      if (over > 0) found.push(`${path}: ${over} px too wide`)
      await person.setViewportSize({ width: 1280, height: 900 })
    }
    assert.deepEqual(found, [])
  })
}

test("no page reported an error to the console", () => {
  assert.deepEqual(site.faults, [])
})
