// <kept-draft data-url="/drafts/…">fields, and an element with role="status"</kept-draft>
// Saves what is written in it one second after the last stroke, and says when. Offline, or when the
// server cannot, a copy stays in this browser and is put back on the next visit.
class KeptDraft extends HTMLElement {
  #timer = 0
  #saving = null
  #isNew = false

  connectedCallback() {
    this.addEventListener("input", this.#typed)
    document.addEventListener("visibilitychange", this.#leave)
    document.addEventListener("submit", this.#sent)
    this.#putBack()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    document.removeEventListener("visibilitychange", this.#leave)
    document.removeEventListener("submit", this.#sent)
  }

  get #key() {
    return `draft:${this.dataset.url}`
  }

  get #fields() {
    return [...this.querySelectorAll("input[name], textarea[name], select[name]")].filter((it) => it.name !== "csrf")
  }

  #typed = () => {
    this.#isNew = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#save, 1000)
  }

  // One at a time, so that an older text never arrives after a newer one.
  #save = async () => {
    if (this.#saving || !this.#isNew) return
    this.#isNew = false
    const data = this.#fields.map((field) => [field.name, field.value])
    this.#say(word("saving"))
    this.#saving = send(this.dataset.url, new URLSearchParams([["csrf", csrf()], ...data]), { keepalive: true })
    try {
      const response = await this.#saving
      if (!response.ok) throw response
      localStorage.removeItem(this.#key)
      this.#say(word("saved", { time: clock() }), true)
    } catch {
      localStorage.setItem(this.#key, JSON.stringify(data))
      this.#say(word("keptHere"))
    } finally {
      this.#saving = null
      if (this.#isNew) this.#typed()
    }
  }

  #leave = () => {
    if (document.visibilityState === "hidden") this.#save()
  }

  #sent = (event) => {
    if (event.target.getAttribute("action") === "/sign-out") forgetAll()
    const form = event.target
    if (!form.contains(this) && !this.contains(form)) return
    clearTimeout(this.#timer)
    const live = form.closest("live-form")
    live ? live.addEventListener("live-form:done", this.#forget, { once: true }) : this.#forget()
  }

  #forget = () => {
    this.#isNew = false
    localStorage.removeItem(this.#key)
  }

  // Only into fields that stand as the server gave them: what it has is newer than the copy.
  #putBack() {
    const kept = JSON.parse(localStorage.getItem(this.#key) ?? "[]")
    for (const [name, value] of kept) {
      const field = this.#fields.find((it) => it.name === name)
      if (field?.tagName === "TEXTAREA" && !field.value.trim()) {
        field.value = value
        this.#typed()
      }
    }
  }

  #say(text, isKept = false) {
    const place = this.querySelector('[role="status"]')
    if (!place) return
    place.textContent = text
    place.classList.toggle("is-kept", isKept)
  }
}

// Who signs out leaves nothing for the next person at this machine.
function forgetAll() {
  Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key))
}

customElements.define("kept-draft", KeptDraft)
