using System.Globalization;
using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>The way to what is being read, for failures to name: <c>data[3].geo.ip</c>. Text is made of it only then.</summary>
internal struct PayloadPath()
{
    // No shape nests deeper than a row, an object, one in it and one in that; or a list and an object in its rows.
    private readonly PayloadField[] _fields = new PayloadField[4];
    private string? _rows;
    private int? _index;
    private int _depth;

    public void Enter(string rows, int? index) => (_rows, _index) = (rows, index);

    public void Leave() => _rows = null;

    public void Push(PayloadField field) => _fields[_depth++] = field;

    public void Pop() => _depth--;

    /// <summary>The failure of the row, which lacks what it must have.</summary>
    public readonly PayloadException Lacks(PayloadField field) => new(
        string.Create(CultureInfo.InvariantCulture, $"{_rows}[{_index ?? 0}].{field.Text}"), field.Kind.Expected(), PayloadException.Nothing);

    /// <summary>The field without its row, e.g. <c>geo.ip</c>: one of a fixed number of texts, fit for the tag of a metric.</summary>
    public readonly string FieldPath() => string.Join('.', _fields.Take(_depth).Select(field => field.Text));

    public override readonly string ToString()
    {
        if (_rows is null)
            return "$";
        var text = new StringBuilder(_rows);
        if (_index is { } index)
            text.Append('[').Append(index).Append(']');
        foreach (var field in _fields.AsSpan(0, _depth))
        {
            text.Append('.').Append(field.Text);
            if (field.Kind is PayloadFieldKind.List)
                break; // a list's own rows are not counted
        }

        return text.ToString();
    }
}
