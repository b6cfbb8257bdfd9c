import { answerFile } from "@/app/_api/file";
import { exportOrganization } from "@/server/organizations/admin/export/file";

type Props = { params: Promise<{ slug: string }> };

/** An organization as a JSON file. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { slug } = await params;
  return answerFile(request, "platform.export", `/platform/organizations/${slug}`, (caller) =>
    exportOrganization(caller, slug),
  );
}
