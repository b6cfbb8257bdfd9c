import { GetForm } from "@/app/_ui/get-form";
import { HiddenParams } from "@/app/_ui/hidden-params";

type Props = { action: string; date: string; time: string; q: string | undefined };

/** Chooses a day and a time, both UTC; a form, so it works without script. What is searched for stays. */
export function MomentForm({ action, date, time, q }: Props) {
  return (
    <GetForm action={action} className="flex flex-wrap items-center gap-2" key={`${date} ${time}`}>
      <input
        className="control w-auto"
        type="date"
        name="date"
        aria-label="Day, in UTC"
        defaultValue={date}
        required
      />
      <input
        className="control w-auto"
        type="time"
        name="time"
        aria-label="Time, in UTC"
        defaultValue={time}
      />
      <span className="text-ink-2">UTC</span>
      <HiddenParams query={{ q }} but={["time"]} />
      <button type="submit" className="btn">
        Show
      </button>
    </GetForm>
  );
}
