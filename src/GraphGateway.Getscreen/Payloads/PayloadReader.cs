using System.Text.Json;
using System.Text.Unicode;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// Reads an answer in one pass: checks every value that its shape knows, and notes where it stands. So nothing can fail later, when rows are
/// made, and rows that nobody reads are never made.
/// </summary>
internal ref struct PayloadReader
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly Shape _shape;
    private readonly bool _isUtf8;
    private JsonScanner _json;
    private PayloadPath _path = new();

    private PayloadReader(ReadOnlyMemory<byte> body, Shape shape)
    {
        (_body, _shape) = (body, shape);
        _isUtf8 = Utf8.IsValid(body.Span);
        _json = new(body.Span);
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="PayloadException">It cannot be read.</exception>
    public static Envelope Read(ReadOnlyMemory<byte> body, Shape shape)
    {
        var reader = new PayloadReader(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body, shape);
        try
        {
            var envelope = reader.ReadEnvelope();
            reader.Next(); // nothing may follow
            return envelope;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // the second: text that is no UTF-8
        {
            throw new PayloadException($"{reader._path}, byte {reader._json.TokenStartIndex}");
        }
    }

    // An object whose data is a list or one thing, or, as some answers come, the list alone.
    private Envelope ReadEnvelope()
    {
        Next();
        if (_json.TokenType is JsonTokenType.StartArray)
            return new() { Data = ReadRows("$") };
        if (_json.TokenType is not JsonTokenType.StartObject)
            throw new JsonException();
        Table? data = null;
        int? remain = null, offset = null, limit = null, total = null;
        while (Next() is JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("data"u8))
                data = ReadData();
            else if (_json.ValueTextEquals("remain"u8))
                remain = ReadNumber();
            else if (_json.ValueTextEquals("offset"u8))
                offset = ReadNumber();
            else if (_json.ValueTextEquals("limit"u8))
                limit = ReadNumber();
            else if (_json.ValueTextEquals("total"u8))
                total = ReadNumber();
            else
                _json.Skip();
        }

        return new() { Data = data ?? throw new PayloadException("$.data"), Remain = remain, Offset = offset, Limit = limit, Total = total };
    }

    private Table ReadData()
    {
        Next();
        return ReadRows("$.data");
    }

    private Table ReadRows(string name)
    {
        var table = new Table(_body, _shape);
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
            throw new PayloadException(name);
        }

        return table;
    }

    private void ReadRow(Table table, string name, int? index)
    {
        if (_json.TokenType is JsonTokenType.Null)
            return;
        _path.Enter(name, index);
        var row = table.Add(_json.TokenStartIndex);
        ReadObject(_shape, row, table);
        if (_shape.Id is { } id && row[id.Slot] == Row.None)
            throw _path.Lacks(id);
        _path.Leave();
    }

    private void ReadObject(Shape shape, Span<long> row, Table table)
    {
        if (_json.TokenType is not JsonTokenType.StartObject)
            throw new JsonException();
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

    // The name of the next field; null for one that is not read. False at the object's end.
    private bool ReadName(Shape shape, ref int next, out Field? field)
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

    private void ReadField(Field field, Span<long> row, Table table)
    {
        switch (field.Kind)
        {
            case FieldKind.Text: row[field.Slot] = Values.Text(ref _json, _isUtf8); break;
            case FieldKind.Int: row[field.Slot] = Values.Int(ref _json); break;
            case FieldKind.Long: row[field.Slot] = Values.Long(ref _json); break;
            case FieldKind.Time: row[field.Slot] = Values.Time(ref _json); break;
            case FieldKind.Flag: row[field.Slot] = Values.Flag(ref _json); break;
            case FieldKind.System: row[field.Slot] = Values.System(ref _json); break;
            case FieldKind.List: row[field.Slot] = ReadList(table.Rows!, field.Shape!); break;
            case FieldKind.Object when _json.TokenType is JsonTokenType.Null: field.Shape!.Clear(row); break;
            case FieldKind.ObjectOrEmpty when IsNone(): field.Shape!.Clear(row); break;
            default: ReadObject(field.Shape!, row, table); break;
        }
    }

    private bool IsNone() => _json.TokenType is JsonTokenType.Null || (_json.TokenType is JsonTokenType.String && _json.ValueSpan.IsEmpty);

    private long ReadList(Table table, Shape shape)
    {
        var first = table.Count;
        if (_json.TokenType is JsonTokenType.StartArray)
        {
            while (Next() is not JsonTokenType.EndArray)
                ReadItem(table, shape);
        }
        else
        {
            ReadItem(table, shape);
        }

        return table.Count == first ? Row.None : ((long)first << 32) | (uint)(table.Count - first);
    }

    private void ReadItem(Table table, Shape shape)
    {
        if (_json.TokenType is not JsonTokenType.Null)
            ReadObject(shape, table.Add(_json.TokenStartIndex), table);
    }

    private int? ReadNumber()
    {
        Next();
        return Values.Int(ref _json) is not Row.None and var number ? (int)number : null;
    }

    private JsonTokenType Next()
    {
        _json.Read();
        return _json.TokenType;
    }
}
