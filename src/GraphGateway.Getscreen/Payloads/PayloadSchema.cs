using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// The schema of a JSON object: the fields to read. Each field has a slot in the object's row; the fields of nested objects have slots in the same row.
/// Each JSON reader defines its schema, e.g. <see cref="Agents.AgentJsonReader"/>.
/// </summary>
internal sealed class PayloadSchema
{
    // Sizes in bytes. The overhead of an object is its header and the references to it. The overhead of a text is an empty string and its
    // reference. The overhead of a list is an array. The largest value is a nullable time.
    private const int ObjectOverhead = 40;
    private const int TextOverhead = 40;
    private const int ListOverhead = 40;
    private const int LargestValue = 24;

    private readonly PayloadSchema _root;
    private readonly int _presence;
    private PayloadField[] _fields = [];

    public PayloadSchema() => (_root, Width) = (this, 1);

    private PayloadSchema(PayloadSchema root) => (_root, _presence) = (root, root.Width++);

    /// <summary>The number of slots in a row.</summary>
    public int Width { get; private set; }

    /// <summary>The schema of the rows in nested lists, or null if there is no list. If there are several lists, they all use the same row schema.</summary>
    public PayloadSchema? Rows { get; private set; }

    /// <summary>The required id field of a row, or null if there is none.</summary>
    public PayloadField? Id { get; private set; }

    /// <summary>The maximum size in bytes of a row object, without the characters of its strings.</summary>
    public int ObjectSize => ObjectOverhead + _fields.Sum(SizeOf);

    /// <summary>Adds the required id field. A row without it fails the response.</summary>
    public int Required(string name)
    {
        var slot = Strict(name, PayloadFieldKind.Int);
        Id = _fields[^1];
        return slot;
    }

    /// <summary>Adds a strict field: it may be absent, null or empty, but any other unreadable value fails the response.</summary>
    public int Strict(string name, PayloadFieldKind kind) => Add(name, kind, isStrict: true);

    public int Count(string name) => Add(name, PayloadFieldKind.Count);

    public int Size(string name) => Add(name, PayloadFieldKind.Size);

    public int Time(string name) => Add(name, PayloadFieldKind.Time);

    public int Text(string name) => Add(name, PayloadFieldKind.Text);

    public int Flag(string name) => Add(name, PayloadFieldKind.Flag);

    public int System(string name) => Add(name, PayloadFieldKind.System);

    public int List(string name, PayloadSchema rows) => Add(name, PayloadFieldKind.List, Rows = rows);

    /// <summary>Adds a nested object and returns its schema, to which its fields are added.</summary>
    public PayloadSchema Object(string name, bool orEmpty = false)
    {
        var inner = new PayloadSchema(_root);
        Add(name, orEmpty ? PayloadFieldKind.ObjectOrEmpty : PayloadFieldKind.Object, inner);
        return inner;
    }

    /// <summary>Whether the object is present and not null.</summary>
    public bool IsIn(PayloadRow row) => row.Has(_presence);

    /// <summary>The field that probably comes next, because most rows have their fields in the same order; null after the last field.</summary>
    public PayloadField? Expected(int next) => next < _fields.Length ? _fields[next] : null;

    /// <summary>Finds the field of the current property name; null if the schema does not contain it.</summary>
    /// <param name="json">The scanner, at a property name.</param>
    /// <param name="next">The index of the field that is expected next.</param>
    public PayloadField? Find(ref JsonScanner json, ref int next)
    {
        var fields = _fields;
        for (var tried = 0; tried < fields.Length; tried++)
        {
            var field = fields[next < fields.Length ? next : next = 0];
            next++;
            if (json.ValueTextEquals(field.Name))
                return field;
        }

        return null;
    }

    /// <summary>Starts an object in a row. If the payload contains the object twice, the last one wins.</summary>
    public void Begin(Span<long> row)
    {
        if (row[_presence] != PayloadRow.None)
            Clear(row);
        row[_presence] = 1;
    }

    /// <summary>Clears the object's slots.</summary>
    public void Clear(Span<long> row)
    {
        row[_presence] = PayloadRow.None;
        foreach (var field in _fields)
        {
            row[field.Slot] = PayloadRow.None;
            if (field.Kind is not PayloadFieldKind.List)
                field.Shape?.Clear(row);
        }
    }

    private static int SizeOf(PayloadField field) => field.Kind switch
    {
        PayloadFieldKind.Text => TextOverhead,
        PayloadFieldKind.Object or PayloadFieldKind.ObjectOrEmpty => field.Shape!.ObjectSize,
        PayloadFieldKind.List => ListOverhead,
        _ => LargestValue,
    };

    private int Add(string name, PayloadFieldKind kind, PayloadSchema? shape = null, bool isStrict = false)
    {
        var slot = _root.Width++;
        _fields = [.. _fields, new(Encoding.UTF8.GetBytes(name), kind, slot, shape) { IsStrict = isStrict }];
        return slot;
    }
}

/// <summary>A field of a payload schema.</summary>
/// <param name="Name">The name in the payload, in UTF-8.</param>
/// <param name="Kind">The kind of value.</param>
/// <param name="Slot">The index of the value's slot in a row.</param>
/// <param name="Shape">The schema of the object, or of each object in the list; null for a scalar.</param>
internal sealed record PayloadField(byte[] Name, PayloadFieldKind Kind, int Slot, PayloadSchema? Shape)
{
    /// <summary>The name in quotes, followed by the colon.</summary>
    public byte[] Quoted { get; } = [(byte)'"', .. Name, (byte)'"', (byte)':'];

    /// <summary>Whether an unreadable value fails the whole response. If not, the value becomes null and is counted.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The name as a string.</summary>
    public string Text => Encoding.UTF8.GetString(Name);
}

/// <summary>The kind of a field's value. <see cref="PayloadValueReader"/> accepts several notations for each kind.</summary>
internal enum PayloadFieldKind
{
    /// <summary>A 32-bit integer.</summary>
    Int,

    /// <summary>A non-negative 32-bit integer.</summary>
    Count,

    /// <summary>A non-negative integer up to 2^53 - 1, which every JSON client represents exactly.</summary>
    Size,
    Time,
    Text,
    Flag,
    System,

    /// <summary>An object, or null.</summary>
    Object,

    /// <summary>An object, null, or "".</summary>
    ObjectOrEmpty,

    /// <summary>A list of objects, null, or "". A single object is read as a list with one object.</summary>
    List,
}
