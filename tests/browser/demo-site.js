// The demonstration: a community of forty people, and one of each role to be signed in as.
import { launch, visitor } from "./site.js"

/** Starts the demonstration; `people` maps a role to its mail address. */
export async function start() {
  const site = await launch("demo", /password of each is (\S+)\n((?: {2}\S.*\n){6})/)
  site.password = site.words[1]
  site.people = Object.fromEntries(site.words[2].trimEnd().split("\n").map((line) => line.trim().split(/ {2,}/)))
  return site
}

/** A browser in which the person of a role is signed in. */
export async function signedIn(site, role, options = {}) {
  const page = await visitor(site, options)
  await page.goto("/sign-in")
  await page.getByLabel("Email").fill(site.people[role])
  await page.getByLabel("Password").fill(site.password)
  await page.locator("main").getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(/\/$/)
  return page
}
