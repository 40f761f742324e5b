namespace GraphGateway.Subscriptions;

/// <summary>A change detector: reads the entities of an account and compares them with the last successful snapshot.</summary>
internal interface IChangeDetector<T>
{
    /// <summary>Reads a new snapshot and returns the changes since the last one. The first call returns no changes.</summary>
    Task<IReadOnlyList<Change<T>>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Serializes the last snapshot for other instances.</summary>
    byte[] Write();

    /// <summary>Returns the changes between the last snapshot and a snapshot of another instance, which becomes the last one.</summary>
    Task<IReadOnlyList<Change<T>>> ApplySnapshotAsync(byte[] reading, CancellationToken cancellationToken);
}
