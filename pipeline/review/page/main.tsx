/** The page begins: with the data it holds, or, where it is served, with those it asks for. */
import { render } from 'preact';
import type { PageData } from '../model.ts';
import { App } from './app.tsx';
import { fetchModel } from './server.ts';

const { mode, model } = JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData;
const root = document.getElementById('app')!;

if (model) render(<App mode={mode} model={model} />, root);
else {
  render(<p class="loading">Loading … 正在载入……</p>, root);
  fetchModel().then(
    (fetched) => render(<App mode={mode} model={fetched} />, root),
    (error: Error) =>
      render(
        <p class="loading" role="alert">
          {error.message}
        </p>,
        root,
      ),
  );
}
