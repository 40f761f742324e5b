using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>A field that is read.</summary>
/// <param name="Name">Its name in the payload, in UTF-8.</param>
/// <param name="Kind">What may stand there.</param>
/// <param name="Slot">Where a row keeps what was found.</param>
/// <param name="Shape">The shape of the object, or of each object of the list; null for a value.</param>
internal sealed record PayloadField(byte[] Name, PayloadFieldKind Kind, int Slot, PayloadSchema? Shape)
{
    /// <summary>The name in its quotes, and the colon.</summary>
    public byte[] Quoted { get; } = [(byte)'"', .. Name, (byte)'"', (byte)':'];

    /// <summary>Whether a value that cannot be read fails the answer; else it reads as none, and is counted.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The name.</summary>
    public string Text => Encoding.UTF8.GetString(Name);
}
