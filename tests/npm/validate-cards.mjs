// Parses and draws cards with Microsoft's own renderer, markdown by markdown-it.
// stdin: a JSON array of cards; stdout: for each, in order, what the renderer objects to and what a reader sees.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import markdownIt from "markdown-it";

const { window } = new JSDOM("<!doctype html><body></body>", { url: "http://localhost/" });
// jsdom has no innerText; the renderer sets it for everything that is plain text.
Object.defineProperty(window.HTMLElement.prototype, "innerText", {
  get() { return this.textContent; },
  set(text) { this.textContent = text; },
});
for (const name of Object.getOwnPropertyNames(window))
  if (!(name in globalThis))
    globalThis[name] = window[name];
globalThis.window = window;

const AC = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");
// More than Teams is known to do, so that what holds here holds there.
const markdown = markdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

// Teams draws these, Microsoft's open renderer does not: they are in order where a fallback stands in for them.
const extensions = /^(Badge|ProgressBar|Chart\..+)$/;

// Type names of the extensions in a card, each with whether it carries a fallback everywhere.
const covered = (node, found = new Map()) => {
  if (extensions.test(node?.type))
    found.set(node.type, (found.get(node.type) ?? true) && node.fallback instanceof Object);
  if (node instanceof Object)
    Object.values(node).forEach((child) => covered(child, found));
  return found;
};

// The package checks "lang" by a regular expression with state, which refuses every second card.
const lang = AC.CardElement.langProperty.regEx;

const show = (json) => {
  lang.lastIndex = 0;
  const card = new AC.AdaptiveCard();
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i))
    .concat(card.validateProperties().validationEvents);
  // Teams takes the people picker in a card of 1.5, this package counts it to 1.6.
  const peoplePicker = (event) => event.event === AC.ValidationEvent.UnsupportedProperty && event.message.includes('"choices.data"');
  const excused = [...covered(json)].filter(([, carries]) => carries).map(([type]) => `"${type}"`);
  const objections = events
    .filter((event) => !peoplePicker(event))
    .filter((event) => !(event.event === AC.ValidationEvent.UnknownElementType && excused.some((type) => event.message.includes(type))))
    .map((event) => `${AC.ValidationEvent[event.event]}: ${event.message}`);
  return { objections, blocks: blocks(card.render()) };
};

// What stands in each text block, its paragraphs as lines.
const blocks = (drawn) => [...(drawn?.querySelectorAll(".ac-textBlock, .ac-richTextBlock") ?? [])].map((block) => ({
  text: [...(block.children.length ? block.children : [block])].map((part) => part.textContent).join("\n"),
  tags: [...new Set([...block.querySelectorAll("*")].map((tag) => tag.tagName.toLowerCase()))],
}));

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(show)));
