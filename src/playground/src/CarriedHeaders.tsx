import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** GraphiQL keeps headers tab by tab; a token is typed once here and follows the user from tab to tab, in memory only. */
export function CarriedHeaders() {
  const { tabs, activeTabIndex, headerEditor } = useGraphiQL(({ tabs, activeTabIndex, headerEditor }) => ({ tabs, activeTabIndex, headerEditor }));
  const current = tabs[activeTabIndex]?.id;
  const previous = useRef(current);

  useEffect(() => {
    const left = tabs.find(tab => tab.id === previous.current);
    if (left && left.id !== current && left.headers != null)
      headerEditor?.setValue(left.headers);
    previous.current = current;
    // Only a change of tab carries headers; typing changes `tabs` too.
  }, [current]);

  return null;
}
