import localFont from "next/font/local";

/**
 * Inter's Latin letters, preloaded because every page starts with them. The other scripts come from
 * the family "Inter Variable" (imported in the layout) and are fetched only when a name needs them.
 */
export const latin = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  style: "normal",
  display: "swap",
  variable: "--font-latin",
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD",
    },
  ],
});
