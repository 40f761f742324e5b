namespace GraphGateway.Limits;

/// <summary>Saturating arithmetic for non-negative numbers: an overflow returns <see cref="int.MaxValue"/>.</summary>
internal static class SaturatingMath
{
    public static int Add(int one, int other) => (int)Math.Min(int.MaxValue, (long)one + other);

    public static int Multiply(int one, int other) => (int)Math.Min(int.MaxValue, (long)one * other);
}
