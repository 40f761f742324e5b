namespace GraphGateway.Http.Limits;

/// <summary>What was taken from two limits, and is returned to both.</summary>
internal sealed class CombinedPermit(IDisposable first, IDisposable second) : IDisposable
{
    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
