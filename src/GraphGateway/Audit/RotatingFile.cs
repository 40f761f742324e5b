namespace GraphGateway.Audit;

/// <summary>A file of lines that is put aside when it is full: <c>audit.jsonl</c> becomes <c>audit.1.jsonl</c>, and the last one goes.</summary>
internal sealed class RotatingFile(string path, long maxBytes, int maxFiles)
{
    private const byte LineEnd = (byte)'\n';

    // The trail tells who did what, so only its owner and the readers of its group may see it.
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
    private const UnixFileMode FolderMode = Mode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute;

    /// <summary>Appends lines, and tells of each that is written: what fails is what comes after.</summary>
    public void Append(IReadOnlyList<byte[]> lines, Action written)
    {
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = Open();
        try
        {
            foreach (var line in lines)
            {
                if (file.Position > 0 && file.Position + line.Length + 1 > maxBytes)
                {
                    file.Dispose();
                    PutAside();
                    file = Open();
                }

                file.Write([.. line, LineEnd]);
                written();
            }
        }
        finally
        {
            file.Dispose();
        }
    }

    // Unbuffered: a line that is written is written.
    private FileStream Open()
    {
        var file = new FileStream(path, OpenOptions());
        Restrict(file);
        if (file.Length == 0)
            return file;
        file.Seek(-1, SeekOrigin.End);
        // A full disk or a crash may have cut the last line short; the next one is not to suffer for it.
        if (file.ReadByte() != LineEnd)
            file.WriteByte(LineEnd);
        return file;
    }

    private static FileStreamOptions OpenOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mode;
        return options;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, FolderMode);
    }

    // A file that was there already may be open to more readers.
    private static void Restrict(FileStream file)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file.SafeFileHandle) & ~Mode) == UnixFileMode.None)
            return;
        try
        {
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(file.SafeFileHandle) & Mode);
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else owns the file and decides who may read it.
        }
    }

    private void PutAside()
    {
        if (maxFiles == 1)
        {
            File.Delete(path);
            return;
        }

        for (var number = maxFiles - 1; number > 0; number--)
        {
            if (File.Exists(Name(number - 1)))
                File.Move(Name(number - 1), Name(number), overwrite: true);
        }
    }

    private string Name(int number) => number == 0
        ? path
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.{number}{Path.GetExtension(path)}");
}
