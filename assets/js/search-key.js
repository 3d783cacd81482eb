// `/` goes to the search field, unless one is writing or has switched such keys off.
const hasShortcuts = document.documentElement.dataset.shortcuts !== "off"
document.addEventListener("keydown", (event) => {
  const isWriting = event.target.closest?.("input, textarea, select, [contenteditable]")
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting || !hasShortcuts) return
  const field = document.querySelector(".search-box__input")
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
})
