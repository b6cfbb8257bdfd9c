import { accountHeaders } from "@/app/_api/opened-by";
import { type Refused, refusalOf } from "@/app/_ui/refusal";

/** Progress of a download. `of` is null if the total is unknown. */
export interface ExportProgress {
  rows: number;
  of: number | null;
}

export type ExportOutcome = { end: "whole"; rows: number } | { end: "refused"; refused: Refused } | Cut;
interface Cut extends ExportProgress {
  end: "cut";
}

/** Chunks are moved to a Blob at this size, so that a large file isn't kept in memory. */
const pieceSize = 8_000_000;

/**
 * Fetches a file and saves it when it is complete. A truncated download is not saved at all.
 * @param told called for every chunk
 */
export async function fetchFile(
  action: string,
  signal: AbortSignal,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportOutcome> {
  let progress: ExportProgress = { rows: 0, of: null };
  try {
    const answer = await fetch(action, {
      method: "POST",
      signal,
      headers: { accept: "application/json", ...accountHeaders() },
    });
    if (!answer.ok || !answer.body) return { end: "refused", refused: await refusedBy(answer) };
    const counted = answer.headers.get("x-gatehouse-rows");
    progress = { rows: 0, of: counted === null ? null : Number(counted) };
    onProgress(progress);

    const pieces: Blob[] = [];
    let small: BlobPart[] = [];
    let size = 0;
    let lines = 0;
    const reader = answer.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      small.push(read.value);
      size += read.value.length;
      for (const byte of read.value) if (byte === newline) lines++;
      if (size >= pieceSize) {
        pieces.push(new Blob(small));
        small = [];
        size = 0;
      }
      // A line break inside of a cell counts as well; there are never more rows than were counted.
      progress = { ...progress, rows: Math.min(lines, progress.of ?? lines) };
      onProgress(progress);
    }
    save(new Blob([...pieces, ...small]), nameIn(answer.headers.get("content-disposition")));
    return { end: "whole", rows: progress.of ?? progress.rows };
  } catch (error) {
    if (signal.aborted || progress.rows > 0) return { end: "cut", ...progress };
    return { end: "refused", refused: refusalOf(error) };
  }
}

const newline = 10;

async function refusedBy(answer: Response): Promise<Refused> {
  const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
  const failed = { code: "failed", message: "Something went wrong on our side. Try again in a moment." };
  return { fields: {}, ...(said ?? failed) };
}

const nameIn = (disposition: string | null) => /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "export";

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
