using System.Text.Json;
using System.Text.Unicode;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// Parses a response in one pass: validates every value in its schema and records its position. Creating rows later therefore cannot fail, and
/// rows that are not accessed are never created. An optional value that cannot be read becomes null and is counted, because one invalid
/// value must not fail the whole list.
/// </summary>
internal ref struct PayloadReader
{
    private const string DataExpected = "a list or an object";

    private readonly ReadOnlyMemory<byte> _body;
    private readonly PayloadSchema _shape;
    private readonly bool _isUtf8;
    private JsonScanner _json;
    private PayloadPath _path = new();
    private Dictionary<string, int>? _unreadable;

    private PayloadReader(ReadOnlyMemory<byte> body, PayloadSchema shape)
    {
        (_body, _shape) = (body, shape);
        _isUtf8 = Utf8.IsValid(body.Span);
        _json = new(body.Span);
    }

    /// <summary>Parses a response.</summary>
    /// <exception cref="PayloadException">The response cannot be read.</exception>
    public static PayloadEnvelope Read(ReadOnlyMemory<byte> body, PayloadSchema shape)
    {
        var reader = new PayloadReader(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body, shape);
        try
        {
            var envelope = reader.ReadEnvelope();
            reader.Next(); // throws on trailing content
            return envelope;
        }
        catch (JsonException)
        {
            throw new PayloadException($"{reader._path}", "JSON", $"malformed JSON at byte {reader._json.TokenStartIndex} of {reader._body.Length}");
        }
    }

    // A response is an object whose data is a list or a single object. Some responses are only a list.
    private PayloadEnvelope ReadEnvelope()
    {
        Next();
        if (_json.TokenType is JsonTokenType.StartArray)
            return new() { Data = ReadRows(""), Unreadable = _unreadable };
        if (_json.TokenType is not JsonTokenType.StartObject)
            throw Mismatch("$", "an object or a list");
        PayloadTable? data = null;
        var (isNull, hasUnknownValue) = (false, false);
        int? remain = null, offset = null, limit = null, total = null;
        while (Next() is JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("data"u8))
                data = ReadData(out isNull);
            else if (_json.ValueTextEquals("remain"u8))
                remain = ReadNumber("remain", PayloadFieldKind.Int);
            else if (_json.ValueTextEquals("offset"u8))
                offset = ReadNumber("offset", PayloadFieldKind.Count);
            else if (_json.ValueTextEquals("limit"u8))
                limit = ReadNumber("limit", PayloadFieldKind.Count);
            else if (_json.ValueTextEquals("total"u8))
                total = ReadNumber("total", PayloadFieldKind.Count);
            else if (_json.ValueTextEquals("filter"u8))
                _json.Skip();
            else if (_json.ValueTextEquals("error"u8))
                ReadError();
            else
                hasUnknownValue |= SkipValue();
        }

        // Some empty lists are null. But if an unknown field has a value, which may be an error, null data is a failure.
        if (data is null || (isNull && hasUnknownValue))
            throw new PayloadException("data", DataExpected, data is null ? PayloadException.Nothing : JsonTokenType.Null.Found());
        return new() { Data = data, Remain = remain, Offset = offset, Limit = limit, Total = total, Unreadable = _unreadable };
    }

    private PayloadTable ReadData(out bool isNull)
    {
        isNull = Next() is JsonTokenType.Null;
        return ReadRows("data");
    }

    // A response with an error is a failure, even if it also contains data.
    private void ReadError()
    {
        var token = Next();
        var isNone = IsNone() || token is JsonTokenType.False || (token is JsonTokenType.Number && _json.ValueSpan.SequenceEqual("0"u8));
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            isNone = Next() is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (!isNone)
            throw new PayloadException("error", "no error", token.Found());
    }

    // Returns whether the skipped value was other than null.
    private bool SkipValue()
    {
        var hasValue = Next() is not JsonTokenType.Null;
        _json.Skip();
        return hasValue;
    }

    private PayloadTable ReadRows(string name)
    {
        var table = new PayloadTable(_body, _shape);
        if (_json.TokenType is JsonTokenType.StartArray)
        {
            for (var index = 0; Next() is not JsonTokenType.EndArray; index++)
                ReadRow(table, name, index);
        }
        else if (_json.TokenType is JsonTokenType.StartObject)
        {
            ReadRow(table, name, index: null);
        }
        else if (_json.TokenType is not JsonTokenType.Null)
        {
            throw Mismatch(name, DataExpected);
        }

        return table;
    }

    private void ReadRow(PayloadTable table, string name, int? index)
    {
        if (_json.TokenType is JsonTokenType.Null)
            return;
        _path.Enter(name, index);
        if (_json.TokenType is not JsonTokenType.StartObject)
            throw Mismatch(_path.ToString(), "an object");
        var row = table.Add(_json.TokenStartIndex);
        ReadObject(_shape, row, table);
        if (_shape.Id is { } id && row[id.Slot] == PayloadRow.None)
            throw _path.Lacks(id);
        _path.Leave();
    }

    private void ReadObject(PayloadSchema shape, Span<long> row, PayloadTable table)
    {
        shape.Begin(row);
        for (var next = 0; ReadName(shape, ref next, out var field);)
        {
            if (field is null)
            {
                _json.Skip();
                continue;
            }

            _path.Push(field);
            Next();
            ReadField(field, row, table);
            _path.Pop();
        }
    }

    // Reads the next property name; the field is null if the schema does not contain it. False at the end of the object.
    private bool ReadName(PayloadSchema shape, ref int next, out PayloadField? field)
    {
        field = shape.Expected(next);
        if (field is not null && _json.TryReadName(field.Quoted))
        {
            next++;
            return true;
        }

        field = Next() is JsonTokenType.PropertyName ? shape.Find(ref _json, ref next) : null;
        return _json.TokenType is JsonTokenType.PropertyName;
    }

    private void ReadField(PayloadField field, Span<long> row, PayloadTable table)
    {
        if (field.Kind is PayloadFieldKind.Object or PayloadFieldKind.ObjectOrEmpty)
        {
            ReadInner(field, row, table);
            return;
        }

        var value = field.Kind is PayloadFieldKind.List ? ReadList(table.Rows!, field) : ReadValue(field.Kind);
        row[field.Slot] = value == PayloadRow.Unreadable ? Unreadable(field) : value;
    }

    private long ReadValue(PayloadFieldKind kind) => kind switch
    {
        PayloadFieldKind.Text => PayloadValueReader.Text(ref _json, _isUtf8),
        PayloadFieldKind.Time => PayloadValueReader.Time(ref _json),
        PayloadFieldKind.Flag => PayloadValueReader.Flag(ref _json),
        PayloadFieldKind.Int => PayloadValueReader.Int(ref _json),
        PayloadFieldKind.Count => PayloadValueReader.Count(ref _json),
        PayloadFieldKind.Size => PayloadValueReader.Size(ref _json),
        _ => PayloadValueReader.System(ref _json),
    };

    private void ReadInner(PayloadField field, Span<long> row, PayloadTable table)
    {
        if (_json.TokenType is JsonTokenType.StartObject)
        {
            ReadObject(field.Shape!, row, table);
            return;
        }

        var isNone = field.Kind is PayloadFieldKind.Object ? _json.TokenType is JsonTokenType.Null : IsNone();
        if (!isNone)
            Unreadable(field);
        field.Shape!.Clear(row);
    }

    // Skips the value, counts it and returns none. Throws if the field is strict.
    private long Unreadable(PayloadField field)
    {
        if (field.IsStrict)
            throw Mismatch(_path.ToString(), field.Kind.Expected());
        _json.Skip();
        var path = _path.FieldPath();
        _unreadable ??= new(StringComparer.Ordinal);
        _unreadable[path] = _unreadable.GetValueOrDefault(path) + 1;
        return PayloadRow.None;
    }

    private readonly PayloadException Mismatch(string position, string expected) => new(position, expected, _json.TokenType.Found());

    private bool IsNone() => _json.TokenType is JsonTokenType.Null || (_json.TokenType is JsonTokenType.String && _json.ValueSpan.IsEmpty);

    private long ReadList(PayloadTable table, PayloadField field)
    {
        if (IsNone())
            return PayloadRow.None;
        if (_json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return PayloadRow.Unreadable;
        var first = table.Count;
        if (_json.TokenType is JsonTokenType.StartObject)
            ReadItem(table, field);
        else
            while (Next() is not JsonTokenType.EndArray)
                ReadItem(table, field);
        return table.Count == first ? PayloadRow.None : ((long)first << 32) | (uint)(table.Count - first);
    }

    private void ReadItem(PayloadTable table, PayloadField field)
    {
        if (_json.TokenType is JsonTokenType.StartObject)
            ReadObject(field.Shape!, table.Add(_json.TokenStartIndex), table);
        else if (_json.TokenType is not JsonTokenType.Null)
            Unreadable(field);
    }

    private int? ReadNumber(string name, PayloadFieldKind kind)
    {
        Next();
        return ReadValue(kind) switch
        {
            PayloadRow.None => null,
            PayloadRow.Unreadable => throw Mismatch(name, kind.Expected()),
            var number => (int)number,
        };
    }

    private JsonTokenType Next()
    {
        _json.Read();
        return _json.TokenType;
    }
}
