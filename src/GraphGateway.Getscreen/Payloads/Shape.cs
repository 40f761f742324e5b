using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// Which fields of an object are read. Each has a slot in the object's row; the fields of objects inside have theirs in the same row.
/// What a payload knows of its own shape stands beside it, e.g. in <see cref="Agents.AgentPayload"/>.
/// </summary>
internal sealed class Shape
{
    // In bytes: a header, and the places where the row and its list have it; a text without characters, and the place that it has in its row; an array; a time that may be missing.
    private const int ObjectOverhead = 40;
    private const int TextOverhead = 40;
    private const int ListOverhead = 40;
    private const int LargestValue = 24;

    private readonly Shape _root;
    private readonly int _presence;
    private Field[] _fields = [];

    public Shape() => (_root, Width) = (this, 1);

    private Shape(Shape root) => (_root, _presence) = (root, root.Width++);

    /// <summary>How many slots a row has.</summary>
    public int Width { get; private set; }

    /// <summary>The shape of the objects of the one list inside; null where there is no list.</summary>
    public Shape? Rows { get; private set; }

    /// <summary>The number that a row must have; null where it need not have any.</summary>
    public Field? Id { get; private set; }

    /// <summary>How many bytes a row takes in its public form, at most, beside the characters of its texts.</summary>
    public int ObjectSize => ObjectOverhead + _fields.Sum(SizeOf);

    /// <summary>The number that a row must have.</summary>
    public int Required(string name)
    {
        var slot = Strict(name, FieldKind.Int);
        Id = _fields[^1];
        return slot;
    }

    /// <summary>A field that may be missing, null or empty. Any other value that cannot be read fails the answer.</summary>
    public int Strict(string name, FieldKind kind) => Add(name, kind, isStrict: true);

    public int Count(string name) => Add(name, FieldKind.Count);

    public int Size(string name) => Add(name, FieldKind.Size);

    public int Time(string name) => Add(name, FieldKind.Time);

    public int Text(string name) => Add(name, FieldKind.Text);

    public int Flag(string name) => Add(name, FieldKind.Flag);

    public int System(string name) => Add(name, FieldKind.System);

    public int List(string name, Shape rows) => Add(name, FieldKind.List, Rows = rows);

    /// <summary>The shape of an object inside, whose fields are then added to it.</summary>
    public Shape Object(string name, bool orEmpty = false)
    {
        var inner = new Shape(_root);
        Add(name, orEmpty ? FieldKind.ObjectOrEmpty : FieldKind.Object, inner);
        return inner;
    }

    /// <summary>Whether the object is there, and not null.</summary>
    public bool IsIn(Row row) => row.Has(_presence);

    /// <summary>The field that probably comes next, for most rows tell their fields in the same order; null behind the last.</summary>
    public Field? Expected(int next) => next < _fields.Length ? _fields[next] : null;

    /// <summary>The field whose name the reader stands on; null where it is not read.</summary>
    /// <param name="json">The reader, on a property name.</param>
    /// <param name="next">The index that comes next.</param>
    public Field? Find(ref JsonScanner json, ref int next)
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
        if (row[_presence] != Row.None)
            Clear(row);
        row[_presence] = 1;
    }

    /// <summary>Forgets the object.</summary>
    public void Clear(Span<long> row)
    {
        row[_presence] = Row.None;
        foreach (var field in _fields)
        {
            row[field.Slot] = Row.None;
            if (field.Kind is not FieldKind.List)
                field.Shape?.Clear(row);
        }
    }

    private static int SizeOf(Field field) => field.Kind switch
    {
        FieldKind.Text => TextOverhead,
        FieldKind.Object or FieldKind.ObjectOrEmpty => field.Shape!.ObjectSize,
        FieldKind.List => ListOverhead,
        _ => LargestValue,
    };

    private int Add(string name, FieldKind kind, Shape? shape = null, bool isStrict = false)
    {
        var slot = _root.Width++;
        _fields = [.. _fields, new(Encoding.UTF8.GetBytes(name), kind, slot, shape) { IsStrict = isStrict }];
        return slot;
    }
}
