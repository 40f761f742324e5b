import { Lexer, Source, TokenKind } from 'graphql';

const INSERTED = ['!', '$', '&', '(', ')', '...', ':', '=', '@', '[', ']', '{', '}', '|', '1', '1.5', '"text"', '"""text"""', 'null', 'true', 'on', 'fragment', 'query', 'subscription', '$v0', '@skip(if: true)'];
const LITERALS = ['1', '-0', '1.0', '1e5', '"1"', '""', 'null', 'true', 'ASC', '[]', '{}', '[1]', '{eq: 1}', '$v0'];

// Changes a few tokens of a document.
export function mutate(text, random, names) {
  const tokens = tokensOf(text);
  for (let count = 1 + random.below(2); count > 0 && tokens.length > 1; count--)
    change(tokens, random, names);
  return tokens.reduce((all, token) => all + (random.chance(97) || all === '' ? ' ' : '') + token, '').trimStart();
}

function change(tokens, random, names) {
  const at = random.below(tokens.length);
  switch (random.below(8)) {
    case 0:
      tokens.splice(at, 1);
      break;
    case 1:
      tokens.splice(at, 0, tokens[at]);
      break;
    case 2: {
      const other = random.below(tokens.length);
      [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
      break;
    }
    case 3:
      tokens.splice(at, 0, random.pick(INSERTED));
      break;
    case 4:
      replace(tokens, random, (token) => /^[A-Z]/.test(token), names);
      break;
    case 5:
      replace(tokens, random, (token) => token === '!' || token === ']', ['', '!', ']', '!!']);
      break;
    case 6:
      replace(tokens, random, (token) => /^["\d-]|^(null|true|false)$/.test(token), LITERALS);
      break;
    default:
      replace(tokens, random, (token) => /^[_a-z]/.test(token), [...names, ...tokens.filter((token) => /^\w/.test(token))]);
  }
}

function replace(tokens, random, isWanted, replacements) {
  const places = tokens.flatMap((token, index) => (isWanted(token) ? [index] : []));
  if (places.length > 0)
    tokens[random.pick(places)] = random.pick(replacements);
}

function tokensOf(text) {
  const lexer = new Lexer(new Source(text));
  const tokens = [];
  while (lexer.advance().kind !== TokenKind.EOF)
    tokens.push(text.slice(lexer.token.start, lexer.token.end));
  return tokens;
}
