"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { z } from "zod/mini";
import { ApiForm, SubmitButton } from "./api-form";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Asking, WhyNotHere } from "./dialog-parts";
import { Difference, type ShownImpact } from "./impact";
import { Notice } from "./notice";
import { useApiForm } from "./use-api-form";
import { useQuery } from "./use-query";

type Marked = ShownImpact & { previewToken: string };
type Props<T extends Marked> = {
  title: ReactNode;
  /** The address of the person it is about, if it is about one. */
  whose?: string;
  /** The words of the button: a verb and its object. */
  label: ReactNode;
  destroys?: boolean;
  ask: () => Promise<T>;
  /** The answer, where it is known already: it is shown, and its token saves it. */
  first?: T;
  save: (answer: T) => Promise<unknown>;
  done: () => void;
  onClose: () => void;
  /** What else the answer has to say. */
  more?: (answer: T) => ReactNode;
};

/**
 * Shows who gains and loses what, and saves exactly that. If the impact has changed meanwhile, nothing is saved: the
 * new impact is shown instead and has to be confirmed again.
 */
export function ConfirmDifference<T extends Marked>({
  title,
  whose,
  ask,
  first,
  onClose,
  ...rest
}: Props<T>) {
  const answer = useQuery(ask, first);
  const router = useRouter();
  const [moved, setMoved] = useState<string | null>(null);

  function closed() {
    // The page behind shows something that is no longer so.
    if (moved || answer.state === "refused") router.refresh();
    onClose();
  }

  return (
    <Dialog title={title} whose={whose} alert={rest.destroys} onClose={closed}>
      {(close) => {
        if (answer.state === "asking") return <Asking close={close} />;
        if (answer.state === "refused") return <WhyNotHere why={answer.refused.message} close={close} />;
        return (
          <>
            {moved && <Notice kind="bad">{moved}</Notice>}
            <Confirm
              {...rest}
              key={answer.value.previewToken}
              answer={answer.value}
              close={close}
              changed={(why) => {
                setMoved(why);
                answer.again();
              }}
            />
          </>
        );
      }}
    </Dialog>
  );
}

type ConfirmProps<T extends Marked> = Omit<Props<T>, "title" | "ask" | "first" | "onClose"> & {
  answer: T;
  close: () => void;
  changed: (why: string) => void;
};

function Confirm<T extends Marked>(props: ConfirmProps<T>) {
  const { answer, label, destroys, save, done, close, changed, more } = props;
  const form = useApiForm({
    schema: z.object({}),
    defaults: {},
    submit: () => save(answer),
    done: () => {
      close();
      done();
    },
    refused: ({ code, message }) => {
      if (code === "difference_changed") changed(message);
      return code === "difference_changed";
    },
  });
  return (
    <ApiForm of={form}>
      {more?.(answer)}
      <Difference of={answer} />
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind={destroys ? "destroy" : "primary"}>
          {label}
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
