// What NiceGUI loads: the built bundle and its style sheet, through the page's import map.
import { Workbench } from "tagwire-editor";

const href = import.meta.resolve("tagwire-editor/style.css");
if (!document.querySelector(`link[href="${href}"]`)) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
export default Workbench;
