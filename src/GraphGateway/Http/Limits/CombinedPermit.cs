namespace GraphGateway.Http.Limits;

/// <summary>A permit of two concurrency limiters. Disposing it releases both.</summary>
internal sealed class CombinedPermit(IDisposable first, IDisposable second) : IDisposable
{
    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
