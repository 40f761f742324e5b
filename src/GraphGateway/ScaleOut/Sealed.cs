using System.IO.Compression;
using Microsoft.AspNetCore.DataProtection;

namespace GraphGateway.ScaleOut;

/// <summary>Compresses and seals what is large and secret.</summary>
internal static class Sealed
{
    public static byte[] Seal(IDataProtector protector, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var part in parts)
                packing.Write(part.Span);
        }

        return protector.Protect(packed.ToArray());
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed with another key, or has been changed.</exception>
    public static byte[] Open(IDataProtector protector, byte[] value)
    {
        using var unpacking = new BrotliStream(new MemoryStream(protector.Unprotect(value)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        unpacking.CopyTo(content);
        return content.ToArray();
    }
}
