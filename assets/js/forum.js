// What the elements share. The scripts are joined into one module: this file first, every other in a
// block of its own, so nothing is imported and only what stands here is seen by all.

// English dates as the server writes them, day first.
const language = { "": "en-GB", en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang

// Words for scripts, from the page (`site.live_words`), in the reader's language.
function word(key, fill = {}) {
  const words = document.getElementById("live-words")?.dataset ?? {}
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => fill[name] ?? whole)
}

function csrf() {
  return document.querySelector('input[name="csrf"]')?.value ?? ""
}

function send(url, body, more = {}) {
  return fetch(url, { method: "POST", body, headers: { "X-Fragment": "1" }, credentials: "same-origin", ...more })
}

// Why something was not done: the server's own sentence, or ours by its status.
async function reason(response) {
  const type = response.headers.get("Content-Type") ?? ""
  const said = type.startsWith("text/plain") ? (await response.text()).trim() : ""
  const ours = { 401: "signedOut", 429: "tooMany" }[response.status] ?? "refused"
  return said || word(ours)
}

// Puts elements of a page in the place of those that have their ids, and gives the focus to what asks
// for it, or back to where it was. Whether all were there; otherwise nothing is changed.
function replaceParts(html, ids) {
  const fresh = new DOMParser().parseFromString(html, "text/html")
  const pairs = ids.map((id) => [document.getElementById(id), fresh.getElementById(id)])
  if (!pairs.every(([old, young]) => old && young)) return false
  const focused = document.activeElement?.id
  for (const [old, young] of pairs) old.replaceWith(document.adoptNode(young))
  const wanted = document.querySelector("[data-focus]") ?? (focused ? document.getElementById(focused) : null)
  wanted?.focus()
  return true
}

// Goes to another page, or to another place of a page that has to be read again.
function goTo(address) {
  const next = new URL(address, location.href)
  const isHere = next.pathname === location.pathname && next.search === location.search
  if (!isHere) return location.assign(next)
  location.hash = next.hash
  location.reload()
}

function clock() {
  return new Date().toLocaleTimeString(language, { timeStyle: "short" })
}
