// <new-answers data-thread="12" data-one="…" data-many="{count} …"><p role="status"></p><a hidden>Show</a></new-answers>
// Says that the open thread has answers that this page does not show, and shows them when asked: nothing moves
// under who reads or writes. How many it shows stands at #answers.
class NewAnswers extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector('[role="status"]')
    this.link = this.querySelector("a")
    document.addEventListener("thread:answers", this.#hear)
    this.link.addEventListener("click", this.#show)
  }

  disconnectedCallback() {
    document.removeEventListener("thread:answers", this.#hear)
  }

  #hear = ({ detail }) => {
    const shown = Number(document.getElementById("answers")?.dataset.count ?? 0)
    this.#say(Math.max(0, (detail[this.dataset.thread] ?? shown) - shown))
  }

  #show = async (event) => {
    event.preventDefault()
    try {
      const page = await fetch(location.href, { credentials: "same-origin" })
      if (!page.ok || !replaceParts(await page.text(), ["answers", "thread-head"])) return goTo(this.link.href)
      this.#say(0)
      const title = document.getElementById("answers-title")
      title.tabIndex = -1
      title.focus()
    } catch {
      goTo(this.link.href)
    }
  }

  #say(count) {
    this.status.textContent = count ? this.dataset[count === 1 ? "one" : "many"].replace("{count}", count) : ""
    this.link.hidden = !count
    this.classList.toggle("new-answers--some", count > 0)
  }
}

customElements.define("new-answers", NewAnswers)
