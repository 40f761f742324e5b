namespace GraphGateway.Limits;

/// <summary>Sums of numbers that are never negative; what no longer fits stays at the largest number.</summary>
internal static class SaturatingMath
{
    public static int Add(int one, int other) => (int)Math.Min(int.MaxValue, (long)one + other);

    public static int Multiply(int one, int other) => (int)Math.Min(int.MaxValue, (long)one * other);
}
