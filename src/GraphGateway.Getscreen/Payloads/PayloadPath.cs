using System.Globalization;
using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>The JSON path of the current value, for error messages: <c>data[3].geo.ip</c>. The string is built only on failure.</summary>
internal struct PayloadPath()
{
    // No schema nests deeper: a row with three nested objects, or a list whose rows contain an object.
    private readonly PayloadField[] _fields = new PayloadField[4];
    private string? _rows;
    private int? _index;
    private int _depth;

    public void Enter(string rows, int? index) => (_rows, _index) = (rows, index);

    public void Leave() => _rows = null;

    public void Push(PayloadField field) => _fields[_depth++] = field;

    public void Pop() => _depth--;

    /// <summary>Creates the exception for a row without a required field.</summary>
    public readonly PayloadException Lacks(PayloadField field) => new(
        string.Create(CultureInfo.InvariantCulture, $"{_rows}[{_index ?? 0}].{field.Text}"), field.Kind.Expected(), PayloadException.Nothing);

    /// <summary>The field path without its row, e.g. <c>geo.ip</c>. The set of paths is fixed, so it is suitable for a metric tag.</summary>
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
                break; // rows of a nested list have no index in the path
        }

        return text.ToString();
    }
}
