package dev.sluice.pipelines.load.pack;

/**
 * Makes members of gzip files (RFC 1952), one at a time: by one thread after the other. A member
 * tells no time, so that the same bytes give the same member.
 */
interface GzipPacker extends AutoCloseable {

    /** The system's libdeflate where it is installed, else the zlib that every Java has. */
    static GzipPacker open(int level) {
        return SystemDeflate.open(level)
                .<GzipPacker>map(packer -> packer)
                .orElseGet(() -> new ZlibPacker(level));
    }

    /**
     * Packs the first bytes of some data as a whole member, to be taken by {@link #packed} until
     * the next call.
     *
     * @return how long the member is
     */
    int pack(byte[] data, int length);

    /** The member that was packed last, from its start. */
    byte[] packed();

    /** Gives native memory back; also while another thread packs, whose work is lost then. */
    @Override
    void close();
}
