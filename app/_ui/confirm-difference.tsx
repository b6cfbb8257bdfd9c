"use client";
import { z } from "zod/mini";
import { ApiForm, SubmitButton } from "./api-form";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Asking, WhyNotHere } from "./dialog-parts";
import { Difference, type Shown } from "./difference";
import { useAnswer } from "./use-answer";
import { useApiForm } from "./use-api-form";

type Marked = Shown & { mark: string };
type Props<T extends Marked> = {
  title: string;
  /** The words of the button: a verb and its object. */
  label: string;
  destroys?: boolean;
  ask: () => Promise<T>;
  save: (mark: string) => Promise<unknown>;
  done: () => void;
  onClose: () => void;
  /** What else the answer has to say. */
  more?: (answer: T) => React.ReactNode;
};

/** Shows who gains and loses what, and saves just that: refused when it changed meanwhile. */
export function ConfirmDifference<T extends Marked>({ title, ask, onClose, ...rest }: Props<T>) {
  const answer = useAnswer(ask);
  return (
    <Dialog title={title} alert={rest.destroys} onClose={onClose}>
      {(close) => {
        if (answer.state === "asking") return <Asking close={close} />;
        if (answer.state === "refused") return <WhyNotHere why={answer.refused.message} close={close} />;
        return <Confirm {...rest} answer={answer.value} close={close} />;
      }}
    </Dialog>
  );
}

type ConfirmProps<T extends Marked> = Omit<Props<T>, "title" | "ask" | "onClose"> & {
  answer: T;
  close: () => void;
};

function Confirm<T extends Marked>({ answer, label, destroys, save, done, close, more }: ConfirmProps<T>) {
  const form = useApiForm({
    schema: z.object({}),
    defaults: {},
    submit: () => save(answer.mark),
    done: () => {
      close();
      done();
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
