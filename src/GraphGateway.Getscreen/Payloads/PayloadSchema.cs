using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// Which fields of an object are read. Each has a slot in the object's row; the fields of objects inside have theirs in the same row.
/// What a payload knows of its own shape stands beside it, e.g. in <see cref="Agents.AgentJsonReader"/>.
/// </summary>
internal sealed class PayloadSchema
{
    // In bytes: a header, and the places where the row and its list have it; a text without characters, and the place that it has in its row; an array; a time that may be missing.
    private const int ObjectOverhead = 40;
    private const int TextOverhead = 40;
    private const int ListOverhead = 40;
    private const int LargestValue = 24;

    private readonly PayloadSchema _root;
    private readonly int _presence;
    private PayloadField[] _fields = [];

    public PayloadSchema() => (_root, Width) = (this, 1);

    private PayloadSchema(PayloadSchema root) => (_root, _presence) = (root, root.Width++);

    /// <summary>How many slots a row has.</summary>
    public int Width { get; private set; }

    /// <summary>The shape of the objects of the one list inside; null where there is no list.</summary>
    public PayloadSchema? Rows { get; private set; }

    /// <summary>The number that a row must have; null where it need not have any.</summary>
    public PayloadField? Id { get; private set; }

    /// <summary>How many bytes a row takes in its public form, at most, beside the characters of its texts.</summary>
    public int ObjectSize => ObjectOverhead + _fields.Sum(SizeOf);

    /// <summary>The number that a row must have.</summary>
    public int Required(string name)
    {
        var slot = Strict(name, PayloadFieldKind.Int);
        Id = _fields[^1];
        return slot;
    }

    /// <summary>A field that may be missing, null or empty. Any other value that cannot be read fails the answer.</summary>
    public int Strict(string name, PayloadFieldKind kind) => Add(name, kind, isStrict: true);

    public int Count(string name) => Add(name, PayloadFieldKind.Count);

    public int Size(string name) => Add(name, PayloadFieldKind.Size);

    public int Time(string name) => Add(name, PayloadFieldKind.Time);

    public int Text(string name) => Add(name, PayloadFieldKind.Text);

    public int Flag(string name) => Add(name, PayloadFieldKind.Flag);

    public int System(string name) => Add(name, PayloadFieldKind.System);

    public int List(string name, PayloadSchema rows) => Add(name, PayloadFieldKind.List, Rows = rows);

    /// <summary>The shape of an object inside, whose fields are then added to it.</summary>
    public PayloadSchema Object(string name, bool orEmpty = false)
    {
        var inner = new PayloadSchema(_root);
        Add(name, orEmpty ? PayloadFieldKind.ObjectOrEmpty : PayloadFieldKind.Object, inner);
        return inner;
    }

    /// <summary>Whether the object is there, and not null.</summary>
    public bool IsIn(PayloadRow row) => row.Has(_presence);

    /// <summary>The field that probably comes next, for most rows tell their fields in the same order; null behind the last.</summary>
    public PayloadField? Expected(int next) => next < _fields.Length ? _fields[next] : null;

    /// <summary>The field whose name the reader stands on; null where it is not read.</summary>
    /// <param name="json">The reader, on a property name.</param>
    /// <param name="next">The index that comes next.</param>
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

    /// <summary>Makes room for an object; one that stands twice in a payload counts as it stands last.</summary>
    public void Begin(Span<long> row)
    {
        if (row[_presence] != PayloadRow.None)
            Clear(row);
        row[_presence] = 1;
    }

    /// <summary>Forgets the object.</summary>
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
