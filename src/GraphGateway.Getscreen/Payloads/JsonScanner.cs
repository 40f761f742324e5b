using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// A forward-only JSON tokenizer for a complete document. As strict as <see cref="Utf8JsonReader"/>, but faster, because it does not support
/// segmented input. Invalid JSON throws <see cref="JsonException"/>.
/// </summary>
/// <param name="json">The JSON, in UTF-8.</param>
internal ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    /// <summary>The maximum nesting depth of arrays and objects.</summary>
    public const int MaxDepth = 64;

    private const byte End = 0;

    // The bytes that end a run of plain text: a quote, an escape, or an invalid control character.
    private static readonly SearchValues<byte> _plainTextEnd = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(code => (byte)code)]);

    private static readonly SearchValues<byte> _hex = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ReadOnlySpan<byte> _json = json;
    private ulong _objects; // the innermost is the lowest bit: 1 for an object, 0 for an array
    private int _depth;
    private int _at;
    private int _valueStart;
    private int _valueLength;

    /// <summary>The type of the current token; None before the first token and after the last.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>The index where the current token starts, or where a token was expected.</summary>
    public int TokenStartIndex { get; private set; }

    /// <summary>The raw bytes of the token's value: a name or string without its quotes and with its escapes, a number, true, false or null.</summary>
    public readonly ReadOnlySpan<byte> ValueSpan => _json.Slice(_valueStart, _valueLength);

    /// <summary>Whether the name or string contains escapes.</summary>
    public bool ValueIsEscaped { get; private set; }

    private readonly bool IsInObject => (_objects & 1) != 0;

    /// <summary>Advances to the next token; false at the end.</summary>
    public bool Read()
    {
        var next = Start();
        if (TokenType is JsonTokenType.PropertyName)
            return ReadValue(next);
        if (TokenType is JsonTokenType.StartObject)
            return next == '}' ? Close(JsonTokenType.EndObject) : ReadName(next);
        if (TokenType is JsonTokenType.StartArray)
            return next == ']' ? Close(JsonTokenType.EndArray) : ReadValue(next);
        return _depth == 0 ? ReadOutside(next) : ReadNext(next);
    }

    /// <summary>Advances to the next property name if it is exactly the given one, without white space or escapes. Otherwise it returns false and does not advance.</summary>
    /// <param name="quoted">The name in quotes, followed by the colon.</param>
    public bool TryReadName(ReadOnlySpan<byte> quoted)
    {
        var start = TokenType is JsonTokenType.StartObject ? _at : _at + 1;
        if ((start > _at && At(_at) != ',') || !_json[Math.Min(start, _json.Length)..].StartsWith(quoted))
            return false;
        (TokenType, TokenStartIndex, ValueIsEscaped) = (JsonTokenType.PropertyName, start, false);
        (_valueStart, _valueLength, _at) = (start + 1, quoted.Length - 3, start + quoted.Length);
        return true;
    }

    /// <summary>Skips the current value, or the value of the current property name.</summary>
    public void Skip()
    {
        if (TokenType is JsonTokenType.PropertyName)
            Read();
        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        for (var outside = _depth - 1; _depth > outside;)
            Read();
    }

    /// <summary>Whether the name or string equals a text.</summary>
    public readonly bool ValueTextEquals(ReadOnlySpan<byte> text) => ValueIsEscaped
        ? TryGetString() is { } value && Encoding.UTF8.GetBytes(value).AsSpan().SequenceEqual(text)
        : ValueSpan.SequenceEqual(text);

    /// <summary>Returns the name or string, or null if it is not valid Unicode.</summary>
    public readonly string? TryGetString()
    {
        try
        {
            return Quoted().GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Creates a reader for a single string, to unescape it.</summary>
    /// <param name="quoted">The string in quotes.</param>
    public static Utf8JsonReader ReadQuoted(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader;
    }

    private readonly Utf8JsonReader Quoted() => ReadQuoted(_json.Slice(_valueStart - 1, _valueLength + 2));

    private bool ReadOutside(byte next)
    {
        if (TokenType is JsonTokenType.None)
            return ReadValue(next);
        if (_at < _json.Length)
            throw new JsonException();
        TokenType = JsonTokenType.None;
        return false;
    }

    private bool ReadNext(byte next)
    {
        if (next == ',')
        {
            _at++;
            return IsInObject ? ReadName(Start()) : ReadValue(Start());
        }

        return next == (IsInObject ? '}' : ']') ? Close(IsInObject ? JsonTokenType.EndObject : JsonTokenType.EndArray) : throw new JsonException();
    }

    private bool ReadName(byte next)
    {
        if (next != '"')
            throw new JsonException();
        ReadText(JsonTokenType.PropertyName);
        if (Peek() != ':')
            throw new JsonException();
        _at++;
        return true;
    }

    private bool ReadValue(byte next)
    {
        switch (next)
        {
            case (byte)'"': return ReadText(JsonTokenType.String);
            case (byte)'{': return Open(JsonTokenType.StartObject);
            case (byte)'[': return Open(JsonTokenType.StartArray);
            case (byte)'t': return ReadWord("true"u8, JsonTokenType.True);
            case (byte)'f': return ReadWord("false"u8, JsonTokenType.False);
            case (byte)'n': return ReadWord("null"u8, JsonTokenType.Null);
            default: return ReadNumber();
        }
    }

    private bool Open(JsonTokenType type)
    {
        if (_depth == MaxDepth)
            throw new JsonException();
        _objects = (_objects << 1) | (type is JsonTokenType.StartObject ? 1u : 0u);
        _depth++;
        return Take(type, 1);
    }

    private bool Close(JsonTokenType type)
    {
        _objects >>= 1;
        _depth--;
        return Take(type, 1);
    }

    private bool ReadWord(ReadOnlySpan<byte> word, JsonTokenType type) =>
        _json[_at..].StartsWith(word) ? Take(type, word.Length) : throw new JsonException();

    private bool ReadText(JsonTokenType type)
    {
        var (start, end) = (_at + 1, _at + 1);
        ValueIsEscaped = false;
        while (true)
        {
            var plain = _json[end..].IndexOfAny(_plainTextEnd);
            if (plain < 0)
                throw new JsonException();
            end += plain;
            if (_json[end] == '"')
                break;
            ValueIsEscaped = true;
            end = SkipEscape(end);
        }

        TokenType = type;
        (_valueStart, _valueLength, _at) = (start, end - start, end + 1);
        return true;
    }

    private readonly int SkipEscape(int at)
    {
        if (_json[at] != '\\' || at + 1 >= _json.Length)
            throw new JsonException();
        if (_json[at + 1] != 'u')
            return "\"\\/bfnrt"u8.Contains(_json[at + 1]) ? at + 2 : throw new JsonException();
        var digits = _json[(at + 2)..Math.Min(at + 6, _json.Length)];
        return digits.Length == 4 && !digits.ContainsAnyExcept(_hex) ? at + 6 : throw new JsonException();
    }

    private bool ReadNumber()
    {
        var end = At(_at) == '-' ? _at + 1 : _at;
        end = At(end) == '0' ? end + 1 : SkipDigits(end);
        if (At(end) == '.')
            end = SkipDigits(end + 1);
        if (At(end) is (byte)'e' or (byte)'E')
            end = SkipDigits(At(end + 1) is (byte)'+' or (byte)'-' ? end + 2 : end + 1);
        return Take(JsonTokenType.Number, end - _at);
    }

    private readonly int SkipDigits(int at)
    {
        var end = at;
        while (char.IsAsciiDigit((char)At(end)))
            end++;
        return end > at ? end : throw new JsonException();
    }

    private bool Take(JsonTokenType type, int length)
    {
        (TokenType, ValueIsEscaped) = (type, false);
        (_valueStart, _valueLength, _at) = (_at, length, _at + length);
        return true;
    }

    // The next byte that is not white space.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        while (At(_at) is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
        return At(_at);
    }

    // The first byte of a token.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Start()
    {
        var next = Peek();
        TokenStartIndex = _at;
        return next;
    }

    // Valid JSON contains no 0 byte, so 0 marks the end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte At(int index) => (uint)index < (uint)_json.Length ? _json[index] : End;
}
