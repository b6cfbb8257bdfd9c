import type { ReactNode } from "react";
import { Body, Button, Container, Head, Html, Link, Preview, Section, Text } from "react-email";
import { nameOf } from "./user-text";

/** What every email needs from the installation: its name and its absolute base URL, without a trailing slash. */
export interface Sender {
  product: string;
  url: string;
  /** The recipient's name for the greeting, where it is known. */
  name?: string | null;
}

const font = 'Inter, "Helvetica Neue", Helvetica, Arial, sans-serif';
const ink = "#1b1f24";
const quiet = "#565c66";
const accent = "#00616f";

// Mail programs that support dark mode use these rules; all others use the light colours set inline.
const dark = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background: #121417 !important; }
  .sheet { background: #1a1d21 !important; border-color: #30343a !important; }
  .ink, .ink strong { color: #eceded !important; }
  .quiet { color: #a6acb5 !important; }
  .link { color: #6fc0cf !important; }
  .said { border-color: #3d434b !important; }
}`;

interface LayoutProps extends Sender {
  /** The preview text an inbox shows next to the subject. */
  preview: string;
  /** The last line: why this person gets this email. */
  because: string;
  children: ReactNode;
}

/** The frame of every email. */
export function Layout({ product, url, name, preview, because, children }: LayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{dark}</style>
      </Head>
      <Preview useTitleTag={false}>{preview}</Preview>
      <Body className="page" style={{ backgroundColor: "#f6f6f4", fontFamily: font, padding: "24px 12px" }}>
        <Container
          className="sheet"
          style={{ maxWidth: 520, backgroundColor: "#ffffff", border: "1px solid #e1e1de", borderRadius: 8 }}
        >
          <Section style={{ padding: "24px 28px 8px" }}>
            <Text
              className="quiet"
              style={{ margin: "0 0 14px", fontSize: 13, fontWeight: 600, color: quiet }}
            >
              <Mark product={product} />
              {product}
            </Text>
            {name ? <Line>{`Hi ${nameOf(name, 60, "there")},`}</Line> : null}
            {children}
          </Section>
          <Section style={{ padding: "0 28px 20px" }}>
            <Text className="quiet" style={{ margin: 0, fontSize: 12.5, lineHeight: "19px", color: quiet }}>
              {because}
              <br />
              <Link className="link" href={url} style={{ color: accent }}>
                {url}
              </Link>
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

/** The product's initial on its colour. Drawn in HTML, because images are often blocked and would reveal who opened the email. */
function Mark({ product }: { product: string }) {
  return (
    <span
      aria-hidden="true"
      data-skip-in-text="true"
      style={{
        display: "inline-block",
        width: 20,
        height: 20,
        marginRight: 8,
        borderRadius: 5,
        backgroundColor: accent,
        color: "#ffffff",
        fontSize: 12,
        fontWeight: 700,
        lineHeight: "20px",
        textAlign: "center",
      }}
    >
      {[...product][0]?.toUpperCase()}
    </span>
  );
}

/** A paragraph. */
export function Line({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={{ margin: "0 0 14px", fontSize: 15, lineHeight: "23px", color: ink }}>
      {children}
    </Text>
  );
}

/** Text that people typed, inside a sentence of ours: set in bold, and in quotation marks in the text version. */
export function Said({ children }: { children: string }) {
  return (
    <strong dir="auto" style={{ fontWeight: 600, unicodeBidi: "isolate", overflowWrap: "anywhere" }}>
      {children}
    </strong>
  );
}

/** A message that someone typed, line by line. */
export function Quotation({ lines }: { lines: string[] }) {
  return (
    <blockquote
      className="said"
      style={{ margin: "0 0 14px", padding: "0 0 0 12px", borderLeft: "3px solid #d3d3cf" }}
    >
      <div
        className="ink"
        dir="auto"
        style={{ fontSize: 15, lineHeight: "23px", color: ink, overflowWrap: "anywhere" }}
      >
        {lines.reduce<ReactNode>(
          (above, text) =>
            above === null ? (
              text
            ) : (
              <>
                {above}
                <br />
                {text}
              </>
            ),
          null,
        )}
      </div>
    </blockquote>
  );
}

/** The one thing to do: a button, and below it the same link as text to copy. `href` is built from our configuration. */
export function Action({ href, children }: { href: string; children: string }) {
  return (
    <>
      <Button
        href={href}
        data-skip-in-text="true"
        style={{
          backgroundColor: accent,
          color: "#ffffff",
          borderRadius: 6,
          padding: "10px 16px",
          fontSize: 15,
          fontWeight: 550,
        }}
      >
        {children}
      </Button>
      <Text
        className="quiet"
        style={{ margin: "12px 0 18px", fontSize: 12.5, lineHeight: "19px", color: quiet }}
      >
        {`${children}: `}
        <Link className="link" href={href} style={{ color: accent, wordBreak: "break-all" }}>
          {href}
        </Link>
      </Text>
    </>
  );
}
