using System.Text;

namespace GraphGateway.Getscreen.Payloads;

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
