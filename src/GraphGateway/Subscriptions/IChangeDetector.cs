namespace GraphGateway.Subscriptions;

/// <summary>Reads an account's things and compares them with those of the last reading that went well.</summary>
internal interface IChangeDetector<T>
{
    /// <summary>What has changed since the last reading; nothing the first time, for there is nothing to compare with.</summary>
    Task<IReadOnlyList<Change<T>>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The last reading, for other instances.</summary>
    byte[] Write();

    /// <summary>What has changed since the last reading, by the reading of another instance, which becomes the last.</summary>
    Task<IReadOnlyList<Change<T>>> TakeAsync(byte[] reading, CancellationToken cancellationToken);
}
