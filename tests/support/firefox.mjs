import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programOf, startAndWait } from "./other-browsers.mjs";

/** Nothing that goes out by itself, and nothing that asks before the first page. */
const preferences = `
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("signon.rememberSignons", false);
`;

/** Opens Firefox without a window and speaks WebDriver BiDi with it. See `Remote` in tests/e2e/other-browsers.spec.ts. */
export async function openFirefox() {
  const home = mkdtempSync(join(tmpdir(), "gatehouse-firefox-"));
  writeFileSync(join(home, "user.js"), preferences);
  const firefox = await startAndWait(
    programOf("firefox-esr"),
    ["--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0"],
    { line: /WebDriver BiDi listening on (ws:\/\/\S+)/, env: { HOME: home } },
  );
  const link = await connect(`${firefox.said}/session`);
  await link.call("session.new", { capabilities: {} });
  const { contexts } = await link.call("browsingContext.getTree", {});
  const context = contexts[0].context;

  const evaluate = async (expression) => {
    const target = { context };
    const terms = { target, awaitPromise: true, userActivation: true };
    const answer = await link.call("script.evaluate", { expression, ...terms });
    if (answer.type === "exception") throw new Error(`${expression}: ${answer.exceptionDetails.text}`);
    return answer.result;
  };
  const act = (actions) => link.call("input.performActions", { context, actions });

  return {
    go: (url) => link.call("browsingContext.navigate", { context, url, wait: "complete" }),
    read: async (expression) => JSON.parse((await evaluate(`JSON.stringify(${expression} ?? null)`)).value),
    async press(element, tries = 20) {
      await evaluate(`void ${element}.scrollIntoView({ block: "center" })`);
      const { sharedId } = await evaluate(element);
      const origin = { type: "element", element: { sharedId } };
      const moving = act([
        { type: "pointer", id: "mouse", actions: [{ type: "pointerMove", x: 0, y: 0, origin }] },
      ]);
      // Between finding and reaching it the page may draw it anew; then it is found once more. Nothing was pressed yet.
      const reached = await moving.then(
        () => true,
        (error) => {
          if (tries > 1) return false;
          throw error;
        },
      );
      if (!reached) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        return this.press(element, tries - 1);
      }
      const steps = [
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      await act([{ type: "pointer", id: "mouse", actions: steps }]);
    },
    async type(text) {
      const keys = [...text].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await act([{ type: "key", id: "keys", actions: keys }]);
    },
    async close() {
      link.close();
      await firefox.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`Firefox does not listen at ${address}.`)));
  });
  const waiting = new Map();
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, type, result, error, message } = JSON.parse(String(data));
    const call = waiting.get(id);
    if (!call) return;
    waiting.delete(id);
    if (type === "success") call.resolve(result);
    else call.reject(new Error(`${call.method}: ${error}, ${message}`));
  });
  return {
    call: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { method, resolve, reject });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}
