// forum
