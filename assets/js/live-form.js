// <live-form><form …></form></live-form>
// Sends the form without leaving the page. What was done is read from the page it leads to: with
// data-parts="votes-12 thread-head" these elements of that page replace their namesakes here, without it
// the browser goes there. A form that needs another look comes back in its own page.
// A POST is never sent twice: on a refusal or a lost connection the text stays, the form says why, and
// the button is free again. Without JavaScript the form is sent as any other.
class LiveForm extends HTMLElement {
  #isSending = false

  connectedCallback() {
    this.addEventListener("submit", this.#send)
    // A place for words has to be there before it speaks, or nobody hears it.
    this.word = this.querySelector(":scope > .live-word") ?? this.appendChild(document.createElement("p"))
    this.word.className = "live-word"
    this.word.role = "status"
  }

  #send = async (event) => {
    event.preventDefault()
    if (this.#isSending) return
    const [form, button] = [event.target, event.submitter]
    this.#busy(form, button, true)
    try {
      await this.#hear(await send(address(form, button), body(form, button)))
    } catch {
      this.#say(word("offline"))
    } finally {
      this.#busy(form, button, false)
    }
  }

  async #hear(response) {
    const next = response.headers.get("X-Location")
    if (response.ok) this.dispatchEvent(new CustomEvent("live-form:done", { bubbles: true }))
    if (response.ok && next) return this.#arrive(next)
    if (response.status === 422) return replaceParts(await response.text(), ["main"])
    this.#say(await reason(response))
  }

  // Without all its parts on both pages, going there is the honest way.
  async #arrive(next) {
    const parts = this.dataset.parts?.split(" ")
    const page = parts && (await fetch(next, { credentials: "same-origin" }))
    const html = page?.ok ? await page.text() : ""
    const travels = "address" in this.dataset
    if (!html || !replaceParts(html, [...parts, "notices"])) return goTo(next)
    if (travels) arriveAt(next, html)
  }

  #busy(form, button, isBusy) {
    this.#isSending = isBusy
    form.ariaBusy = String(isBusy)
    if (button) button.ariaDisabled = isBusy ? "true" : null
  }

  #say(text) {
    this.word.textContent = text
  }
}

// The page is another from now on, without having been read anew; the way back reads it.
function arriveAt(next, html) {
  if (!history.state?.isPart) addEventListener("popstate", () => location.reload(), { once: true })
  history.pushState({ isPart: true }, "", next)
  document.title = new DOMParser().parseFromString(html, "text/html").title
}

// A field may be called `action`, so neither is asked of the form's properties.
function address(form, button) {
  return button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href
}

function body(form, button) {
  const data = new FormData(form, button)
  return form.enctype === "multipart/form-data" ? data : new URLSearchParams(data)
}

customElements.define("live-form", LiveForm)
