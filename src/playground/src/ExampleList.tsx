import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { useEffect } from 'react';
import { groups, type Example } from './examples';

function ExampleList() {
  const { addTab, changeTab } = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL(
    ({ tabs, activeTabIndex, queryEditor, variableEditor }) => ({ tabs, activeTabIndex, queryEditor, variableEditor }),
  );

  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeTabIndex]);

  function open({ name, query, variables }: Example) {
    const index = tabs.findIndex(tab => tab.title === name);
    if (index >= 0) {
      changeTab(index);
      return;
    }

    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ?? '');
  }

  return (
    <section className="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">Examples</h2>
      {groups.map(({ title, examples }) => (
        <section key={title} aria-labelledby={`examples-${title}`}>
          <h3 id={`examples-${title}`}>{title}</h3>
          <ul>
            {examples.map(example => (
              <li key={example.name}>
                <button type="button" className="graphiql-un-styled" onClick={() => open(example)}>
                  <strong>{example.name}</strong>
                  <span>{example.description}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true">
      <path d="M3 4.5h.01M7 4.5h10M3 10h.01M7 10h10M3 15.5h.01M7 15.5h10" />
    </svg>
  );
}

/** All examples, grouped, with what they show. A click opens one in a tab, or goes to the tab that has it. */
export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: ExampleList };
