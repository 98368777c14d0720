// Leads through questions one at a time, with a way back, as VS Code's quick inputs do.
import * as vscode from 'vscode';

export interface Choice<Value> {
  label: string;
  description?: string;
  icon?: string;
  value: Value;
}

export interface PickQuestion<Value> {
  prompt: string;
  choices: Choice<Value>[];
}

export interface InputQuestion {
  prompt: string;
  placeholder: string;
  value: string;
  // Words that can be chosen in place of typing them.
  proposals: string[];
  problem: (text: string) => string | undefined;
}

const back = Symbol('back');
const cancelled = Symbol('cancelled');

// One question at its place among the others.
export class Step {
  constructor(
    private readonly title: string,
    private readonly number: number,
    private readonly total: number,
  ) {}

  async pick<Value>({ prompt, choices }: PickQuestion<Value>): Promise<Value> {
    const items = choices.map((choice) => ({
      label: choice.icon === undefined ? choice.label : `$(${choice.icon}) ${choice.label}`,
      description: choice.description ?? '',
      value: choice.value,
    }));
    const box = vscode.window.createQuickPick<(typeof items)[number]>();
    box.items = items;
    box.placeholder = prompt;
    box.matchOnDescription = true;
    return this.show(box, () => box.selectedItems[0]?.value);
  }

  // Free text; what is typed stands first in the list, proposals that contain it follow.
  async input({ prompt, placeholder, value, proposals, problem }: InputQuestion): Promise<string> {
    if (proposals.length === 0) return this.text(prompt, placeholder, value, problem);
    const box = vscode.window.createQuickPick();
    const list = () => {
      const typed = box.value.trim();
      const words = typed === '' || proposals.includes(typed) ? proposals : [typed, ...proposals];
      box.items = words.map((label) => ({ label, alwaysShow: label === typed }));
    };
    box.placeholder = `${prompt}（${placeholder}）`;
    box.value = value;
    box.onDidChangeValue(list);
    list();
    return this.show(box, () => {
      // What is active is told later than what is typed: an item of an older list is not meant.
      const active = box.activeItems.find((item) => box.items.includes(item)) ?? box.items[0];
      const chosen = active?.label ?? box.value;
      return problem(chosen) === undefined ? chosen : undefined;
    });
  }

  private text(prompt: string, placeholder: string, value: string, problem: InputQuestion['problem']): Promise<string> {
    const box = vscode.window.createInputBox();
    box.prompt = prompt;
    box.placeholder = placeholder;
    box.value = value;
    box.onDidChangeValue((text) => (box.validationMessage = problem(text) ?? ''));
    return this.show(box, () => {
      box.validationMessage = problem(box.value) ?? '';
      return box.validationMessage === '' ? box.value : undefined;
    });
  }

  // `answer` says what has been chosen when the user accepts, undefined where that is no answer.
  private show<Box extends vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox, Value>(
    box: Box,
    answer: () => Value | undefined,
  ): Promise<Value> {
    box.title = this.title;
    box.step = this.number;
    box.totalSteps = this.total;
    box.ignoreFocusOut = true;
    box.buttons = this.number > 1 ? [vscode.QuickInputButtons.Back] : [];
    return new Promise<Value>((resolve, reject) => {
      box.onDidAccept(() => {
        const value = answer();
        if (value === undefined) return;
        resolve(value);
        box.hide();
      });
      box.onDidTriggerButton(() => {
        reject(back);
        box.hide();
      });
      // After an answer this rejection comes too late to matter.
      box.onDidHide(() => {
        reject(cancelled);
        box.dispose();
      });
      box.show();
    });
  }
}

export class Wizard {
  constructor(private readonly title: string) {}

  // Whether all steps were answered.
  async run(steps: ((step: Step) => Promise<void>)[]): Promise<boolean> {
    for (let at = 0; at < steps.length; ) {
      try {
        await steps[at]?.(new Step(this.title, at + 1, steps.length));
        ++at;
      } catch (reason) {
        if (reason === cancelled) return false;
        if (reason !== back) throw reason;
        --at;
      }
    }
    return true;
  }
}
