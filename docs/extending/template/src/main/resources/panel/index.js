// The panel calls mount with an element of its own and a host; what mount returns is called when the page goes.
export function mount(element, host) {
  const text = document.createElement('p')
  element.append(text)
  host.api
    .get('/@WORD@')
    .then((answer) => (text.textContent = answer.greeting))
    .catch((error) => host.notify('error', host.errorText(error)))
  return () => text.remove()
}
