// <read-mark data-count="2"><form method="post" action="/notifications/read">…</form></read-mark>
// What is new in the page that is read: once it is seen, the form is sent and goes away, and the bell counts less.
// A page opened in a tab behind waits until somebody looks.
class ReadMark extends HTMLElement {
  connectedCallback() {
    this.#seen()
    document.addEventListener("visibilitychange", this.#seen)
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#seen)
  }

  #seen = async () => {
    if (document.visibilityState !== "visible") return
    document.removeEventListener("visibilitychange", this.#seen)
    const form = this.querySelector("form")
    try {
      const response = await send(form.getAttribute("action"), new URLSearchParams(new FormData(form)))
      if (!response.ok) return
      document.dispatchEvent(new CustomEvent("notifications:read", { detail: Number(this.dataset.count) }))
      this.remove()
    } catch {
      // The button is still there.
    }
  }
}

customElements.define("read-mark", ReadMark)
